import diagnostics from 'node:diagnostics_channel'
import { setTimeout as pause } from 'node:timers/promises'
import { type ErrorResponse, Resend } from 'resend'
import { apiSender } from '@/lib/mail/sender'
import type {
  Batch,
  Delivery,
  Letter,
  SendResult,
  Transport,
} from '@/lib/mail/transports/transport'
import { asciiForm } from '@/lib/signatures/address/email-address'

/** Calls per second where no answer has named another limit. */
const usualLimit = 5
/** The largest number of letters in a call (Resend's documentation of batch sending). */
const batchSize = 100
const second = 1_000

/** The longest pause that an answer can impose, since the links in letters expire. */
const maxPause = 3_600 * second

type Answer = Awaited<ReturnType<typeof call>>

/**
 * Resend, by its own SDK: batches under an idempotency key, validated one by one, at the pace that
 * its answers' rate headers allow (https://resend.com/docs/api-reference/rate-limit). A call that is
 * not answered within so many milliseconds may have been taken or not.
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
    batchSize,
    repeats: Number.POSITIVE_INFINITY,
    maxCallTime: answerWithin + second,
    async send(batch) {
      await pace.turn()
      const request = watchRequest(batch.key)
      const answer = await call(resend, batch, answerWithin).finally(request.stop)
      pace.learn(answer.headers)
      return sendResultOf(answer, batch, request.left())
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

/**
 * All fields that are sent are listed here, in this order, so that the same letter is the same
 * bytes.
 */
function toResend({ from, to, subject, html, text, headers, name }: Letter) {
  return {
    ...{ from: apiSender(from), to: [asciiForm(to)], subject, html, text },
    headers: { ...headers, 'X-Entity-Ref-ID': name },
  }
}

function sendResultOf(answer: Answer, { letters }: Batch, left: boolean): SendResult {
  const all = (delivery: Delivery) => letters.map(() => delivery)
  if (!answer.error) {
    const refused = new Set((answer.data.errors ?? []).map(({ index }) => index))
    return { deliveries: letters.map((_, at) => (refused.has(at) ? 'refused' : 'accepted')) }
  }
  const wait = retryAfter(answer.headers)
  return {
    deliveries: all(deliveryOf(answer.error, left)),
    ...(wait === undefined ? {} : { pause: wait }),
    ...(answer.error.name === keyUsed ? { keyUsed: true } : {}),
  }
}

/** The answer to a key that an earlier call with other letters has used. */
const keyUsed = 'invalid_idempotent_request'

/**
 * The outcome of an error for the whole batch (https://resend.com/docs/api-reference/errors). Every
 * answer from 400 to 499 refuses the call as it is, with two exceptions: the key is in use by a
 * call that still runs, or was used with other letters, and those answers do not tell the outcome
 * of these letters.
 */
function deliveryOf({ name, statusCode }: ErrorResponse, left: boolean): Delivery {
  if (statusCode === null) return left ? 'unknown' : 'not-accepted'
  if (name === 'concurrent_idempotent_requests' || name === keyUsed) return 'unknown'
  return statusCode >= 400 && statusCode < 500 && statusCode !== 408 ? 'not-accepted' : 'unknown'
}

function retryAfter(headers: Record<string, string> | null): number | undefined {
  const seconds = Number(headers?.['retry-after'])
  return seconds > 0 ? Math.min(seconds * second, maxPause) : undefined
}

/**
 * Whether a call certainly never left this machine. The SDK reports a refused connection and a lost
 * answer alike; Node's own client reports on these channels that it could not connect, and that it
 * writes a request's head. Were these channels ever silent, every call would count as one that may
 * have left.
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
  const channels = { 'undici:client:sendHeaders': onHead, 'undici:client:connectError': onRefusal }
  for (const [channel, listener] of Object.entries(channels))
    diagnostics.subscribe(channel, listener)
  return {
    left: () => left || !refused,
    stop() {
      for (const [channel, listener] of Object.entries(channels))
        diagnostics.unsubscribe(channel, listener)
    },
  }
}

/**
 * Spreads calls over the second, as many as the provider accepts in one. The interval is a little
 * longer than needed, since the first call of a second may reach the provider late and the next
 * ones not; a call that began late is followed a little sooner.
 */
function newPace() {
  const slack = 0.038
  /** How much sooner a call may follow one that began late, in milliseconds. */
  const catchUp = 15
  const apartAt = (limit: number) => (second / limit) * (1 + slack)
  let apart = apartAt(usualLimit)
  let next = 0
  return {
    async turn() {
      const wait = next - performance.now()
      if (wait > 0) await pause(wait)
      next = Math.max(next, performance.now() - catchUp) + apart
    },
    /** An answer without a limit, such as one of a proxy on the way, changes nothing. */
    learn(headers: Record<string, string> | null) {
      const limit = Number(headers?.['ratelimit-limit'])
      if (limit > 0) apart = apartAt(limit)
    },
  }
}
