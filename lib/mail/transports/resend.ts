import diagnostics from 'node:diagnostics_channel'
import { setTimeout as pause } from 'node:timers/promises'
import { type ErrorResponse, Resend } from 'resend'
import type { Batch, Delivery, Handover, Letter, Transport } from '@/lib/mail/transports/transport'

/** Calls a second that Resend takes where nothing else was agreed: held to until its answers say. */
const usualLimit = 5
/** At most so many letters a call (Resend's documentation of batch sending). */
const most = 100
const second = 1_000

/** Whatever the other side asks for: letters' links end. */
const longestPause = 3_600 * second

type Answer = Awaited<ReturnType<typeof call>>

/**
 * Resend, by its own SDK: batches under an idempotency key, validated one by one, at the pace that
 * its answers' rate headers allow (https://resend.com/docs/api-reference/rate-limit). A call that is
 * not answered within so many milliseconds is unclear.
 */
export function resendTransport(
  apiKey: string,
  baseUrl?: string,
  answerWithin = 60 * second,
): Transport {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {})
  const pace = newPace()
  return {
    name: 'resend',
    most,
    repeats: Number.POSITIVE_INFINITY,
    async send(batch) {
      await pace.turn()
      const began = watchRequest(batch.key)
      const answer = await call(resend, batch, answerWithin).finally(began.stop)
      pace.learn(answer.headers)
      return handoverOf(answer, batch, began.left())
    },
    close: () => undefined,
  }
}

function call(resend: Resend, { key, letters }: Batch, answerWithin: number) {
  return resend.batch.send(letters.map(toResend), {
    idempotencyKey: key,
    batchValidation: 'permissive',
    signal: AbortSignal.timeout(answerWithin),
  })
}

/** Every field that is sent is here, in this order: the same letter is the same bytes. */
function toResend({ from, to, subject, html, text, headers, name }: Letter) {
  return { from, to: [to], subject, html, text, headers: { ...headers, 'X-Entity-Ref-ID': name } }
}

function handoverOf(answer: Answer, { letters }: Batch, left: boolean): Handover {
  const all = (delivery: Delivery) => letters.map(() => delivery)
  if (!answer.error) {
    const refused = new Set((answer.data.errors ?? []).map(({ index }) => index))
    return { deliveries: letters.map((_, at) => (refused.has(at) ? 'refused' : 'accepted')) }
  }
  const delivery = deliveryOf(answer.error, left)
  const wait = retryAfter(answer.headers)
  return { deliveries: all(delivery), ...(wait === undefined ? {} : { pause: wait }) }
}

/**
 * What an error says of the whole batch (https://resend.com/docs/api-reference/errors). Every answer
 * from 400 to 499 refuses the call as it is, with two exceptions: the key is in use by a call that
 * still runs, or was used with other letters, and what became of those nobody here can tell.
 */
function deliveryOf({ name, statusCode }: ErrorResponse, left: boolean): Delivery {
  if (statusCode === null) return left ? 'unclear' : 'not-accepted'
  if (name === 'concurrent_idempotent_requests' || name === 'invalid_idempotent_request') {
    return 'unclear'
  }
  return statusCode >= 400 && statusCode < 500 && statusCode !== 408 ? 'not-accepted' : 'unclear'
}

function retryAfter(headers: Record<string, string> | null): number | undefined {
  const seconds = Number(headers?.['retry-after'])
  return seconds > 0 ? Math.min(seconds * second, longestPause) : undefined
}

/**
 * Whether a call certainly never left this machine. The SDK tells a refused connection and a lost
 * answer alike; Node's own client says on these channels that it could not connect, and that it
 * writes a request's head. Were it ever silent, every call would count as one that may have left.
 */
function watchRequest(key: string) {
  let left = false
  let refused = false
  const onHead = (message: unknown) => {
    const head = typeof message === 'object' && message ? Reflect.get(message, 'headers') : ''
    if (String(head).includes(key)) left = true
  }
  const onRefusal = () => {
    refused = true
  }
  const heard = { 'undici:client:sendHeaders': onHead, 'undici:client:connectError': onRefusal }
  for (const [channel, hear] of Object.entries(heard)) diagnostics.subscribe(channel, hear)
  return {
    left: () => left || !refused,
    stop() {
      for (const [channel, hear] of Object.entries(heard)) diagnostics.unsubscribe(channel, hear)
    },
  }
}

/**
 * Calls are spread over the second, as many as the provider said it takes in one: a little further
 * apart than that needs, since the first of a second may reach it late and the next ones not, and one
 * that began late is followed a little sooner.
 */
function newPace() {
  const slack = 0.038
  /** Milliseconds. */
  const catchUp = 15
  const apartAt = (limit: number) => (limit > 0 ? (second / limit) * (1 + slack) : 0)
  let apart = apartAt(usualLimit)
  let next = 0
  return {
    async turn() {
      const wait = next - performance.now()
      if (wait > 0) await pause(wait)
      next = Math.max(next, performance.now() - catchUp) + apart
    },
    learn(headers: Record<string, string> | null) {
      if (headers) apart = apartAt(Number(headers['ratelimit-limit']))
    },
  }
}
