import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { now } from '@/lib/platform/clock'

/** A mail as the provider has it once it has answered for it. */
export type AcceptedMail = {
  id: string
  from: string
  to: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
}

/** The failure that the next call meets, instead of an answer. */
export type Failure =
  | { kind: 'status'; status: 429 | 401 | 403 | 422 | 500; name: string; retryAfter?: number }
  /** No answer ever comes. */
  | { kind: 'silence' }
  /** All mails are accepted, and the connection breaks before the answer. */
  | { kind: 'lost-answer' }

export type ResendServer = {
  /** For RESEND_BASE_URL. */
  url: string
  accepted: AcceptedMail[]
  /** One line a call that came. */
  calls: { key: string; letters: number; status: number }[]
  /** Calls that break the documentation's rules. */
  breaches: string[]
  /** The next calls' failures, in order. */
  failures: Failure[]
  /** Calls taken in a second; no limit, and no headers about one, where it is undefined. */
  limit: number | undefined
  /** The time until which callers were asked to stay away, in milliseconds since the epoch. */
  restUntil: number
  /** Called twice a call: as it comes, and once its mails are accepted and not yet answered for. */
  onCall: (step: 'came' | 'accepted') => unknown
  /** Forgets all calls, and takes them again without a limit or failures. */
  reset(): void
  /** Ends what hangs, and stops. */
  stop(): Promise<void>
  /** Comes back on the same port after a stop. */
  start(): Promise<void>
}

export const resendKey = 're_altaveu_tests'
const maxMails = 100
const keyLife = 24 * 3_600_000

type Answer = { status: number; body: unknown; headers?: Record<string, string> }
type Kept = { payload: string; to: Set<string>; answer: Answer; at: number }

/**
 * A server that speaks what Resend documents of `POST /emails/batch` and holds callers to it:
 * errors (https://resend.com/docs/api-reference/errors), idempotency keys for 24 hours, at most 100
 * mails a call, permissive validation, rate headers by the sixth draft of the IETF.
 */
export async function startResendServer(): Promise<ResendServer> {
  const kept = new Map<string, Kept>()
  let secondOfCalls = { began: 0, calls: 0 }
  const hanging = new Set<ServerResponse>()
  const server = createServer((request, response) => void answer(request, response))
  // On a slow machine a connection closed for idleness meets the next call, which then counts as unknown.
  server.keepAliveTimeout = 0

  const self: ResendServer = {
    url: '',
    accepted: [],
    calls: [],
    breaches: [],
    failures: [],
    limit: undefined,
    restUntil: 0,
    onCall: () => undefined,
    reset() {
      for (const list of [self.accepted, self.calls, self.breaches, self.failures]) list.length = 0
      Object.assign(self, { limit: undefined, restUntil: 0 })
      secondOfCalls = { began: 0, calls: 0 }
    },
    async start() {
      const port = self.url ? Number(new URL(self.url).port) : 0
      await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
      self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    },
    async stop() {
      for (const one of hanging) one.destroy()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  await self.start()
  return self

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const payload = await bodyOf(request)
    const key = String(request.headers['idempotency-key'] ?? '')
    const failure = self.failures.shift()
    await self.onCall('came')
    if (failure?.kind === 'silence') {
      self.calls.push({ key, letters: lengthOf(payload), status: 0 })
      hanging.add(response)
      return
    }
    const given = failure?.kind === 'status' ? faultAnswer(failure) : take(request, payload, key)
    self.calls.push({ key, letters: lengthOf(payload), status: given.status })
    await self.onCall('accepted')
    if (failure?.kind === 'lost-answer') return void response.destroy()
    response.writeHead(given.status, { 'content-type': 'application/json', ...given.headers })
    response.end(JSON.stringify(given.body))
  }

  function faultAnswer(failure: Extract<Failure, { kind: 'status' }>): Answer {
    const { status, name, retryAfter } = failure
    if (retryAfter) self.restUntil = now().getTime() + retryAfter * 1_000
    const headers = retryAfter ? { 'retry-after': String(retryAfter) } : {}
    return { ...fault(status, name), headers }
  }

  function take(request: IncomingMessage, payload: string, key: string): Answer {
    const refusal = refuse(request, key)
    if (refusal) return refusal
    if (now().getTime() < self.restUntil) self.breaches.push('called before Retry-After had passed')
    const rate = rateOf()
    if (rate.over) return { ...fault(429, 'rate_limit_exceeded'), headers: rate.headers }
    return { ...once(request, payload, key), headers: rate.headers }
  }

  /** The same key and payload get the same answer, and nothing is sent again. */
  function once(request: IncomingMessage, payload: string, key: string): Answer {
    const hash = createHash('sha256').update(payload).digest('hex')
    const to = recipientsOf(payload)
    const known = kept.get(key)
    if (!known || now().getTime() - known.at >= keyLife) {
      const answer = accept(request, payload)
      if (answer.status === 200) kept.set(key, { payload: hash, to, answer, at: now().getTime() })
      return answer
    }
    if (known.payload === hash) return known.answer
    // Fewer letters of the same people ask whether the key was used; more would be lost by it.
    if ([...to].some((address) => !known.to.has(address)))
      self.breaches.push('the same key for other people')
    return fault(409, 'invalid_idempotent_request')
  }

  function refuse(request: IncomingMessage, key: string): Answer | undefined {
    const { authorization, 'user-agent': agent } = request.headers
    if (request.method !== 'POST' || request.url !== '/emails/batch') {
      self.breaches.push(`${request.method} ${request.url}`)
      return fault(404, 'not_found')
    }
    if (!agent) return fault(403, '1010')
    if (!authorization) return fault(401, 'missing_api_key')
    if (authorization !== `Bearer ${resendKey}`) return fault(403, 'invalid_api_key')
    if (key.length < 1 || key.length > 256) {
      self.breaches.push('no idempotency key')
      return fault(400, 'invalid_idempotency_key')
    }
    return undefined
  }

  function rateOf() {
    const { limit } = self
    if (limit === undefined) return { over: false, headers: {} }
    const at = performance.now()
    if (at - secondOfCalls.began >= 1_000) secondOfCalls = { began: at, calls: 0 }
    secondOfCalls.calls += 1
    const headers = {
      'ratelimit-limit': String(limit),
      'ratelimit-remaining': String(Math.max(0, limit - secondOfCalls.calls)),
      'ratelimit-reset': '1',
    }
    const over = secondOfCalls.calls > limit
    return { over, headers: over ? { ...headers, 'retry-after': '1' } : headers }
  }

  function accept(request: IncomingMessage, payload: string): Answer {
    const mails = JSON.parse(payload) as Record<string, unknown>[]
    if (mails.length > maxMails) {
      self.breaches.push(`${mails.length} mails in a call`)
      return fault(422, 'validation_error')
    }
    const faults = mails.flatMap((mail, index) => {
      const message = faultOf(mail)
      return message ? [{ index, message }] : []
    })
    const permissive = request.headers['x-batch-validation'] === 'permissive'
    if (faults.length > 0 && !permissive) return fault(422, 'validation_error')
    const bad = new Set(faults.map(({ index }) => index))
    const good = mails.filter((_, index) => !bad.has(index)).map(toAccepted)
    self.accepted.push(...good)
    const data = good.map(({ id }) => ({ id }))
    return { status: 200, body: permissive ? { data, errors: faults } : { data } }
  }
}

function fault(statusCode: number, name: string): Answer {
  return { status: statusCode, body: { statusCode, name, message: name } }
}

function toAccepted(mail: Record<string, unknown>): AcceptedMail {
  const [to] = mail.to as string[]
  const { from, subject, text, html, headers = {} } = mail as Omit<AcceptedMail, 'id' | 'to'>
  return { id: randomUUID(), from, to: to ?? '', subject, text, html, headers }
}

/** One mailbox and no more: a name that is not quoted holds none of RFC 5322's specials. */
function isMailbox(from: string): boolean {
  const address = /^[!-~]+@[a-z\d.-]+$/
  const [, quoted, plain = '', inBrackets = ''] =
    /^(?:("(?:[^"\\]|\\.)*")|([^"<>]*)) <([^<>]+)>$/.exec(from) ?? []
  if (!inBrackets) return address.test(from)
  return address.test(inBrackets) && (quoted !== undefined || !/[()[\]:;@\\,.]/.test(plain))
}

/** Addresses that this provider takes for impossible end in `refused.test`. */
function faultOf({ from, to, subject, html }: Record<string, unknown>): string | undefined {
  if (typeof from !== 'string' || !isMailbox(from)) return 'Invalid `from` field.'
  if (!Array.isArray(to) || to.length !== 1 || !/^[!-~]+@[!-~]+$/.test(String(to[0]))) {
    return 'Invalid `to` field.'
  }
  if (String(to[0]).endsWith('refused.test')) return 'Invalid `to` field.'
  if (typeof subject !== 'string' || typeof html !== 'string') return 'Missing field.'
  return undefined
}

function recipientsOf(payload: string): Set<string> {
  return new Set((JSON.parse(payload) as { to: string[] }[]).flatMap(({ to }) => to))
}

function lengthOf(payload: string): number {
  const mails: unknown = JSON.parse(payload || '[]')
  return Array.isArray(mails) ? mails.length : 0
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
