import { type IncomingHttpHeaders, request } from 'node:http'

export type Answer = {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
  /** The body as UTF-8; of no use where it is compressed. */
  text: string
}

export type Asking = {
  method?: string
  headers?: Record<string, string>
  body?: Buffer | string
}

/**
 * One request on a connection of its own, with no header but these and what HTTP/1.1 needs:
 * nothing is followed, decompressed or tried again.
 */
export function ask(origin: string, path: string, asking: Asking = {}): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = asking
  const { hostname, port } = new URL(origin)
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('error', reject)
    response.on('end', () => {
      const whole = Buffer.concat(chunks)
      const { statusCode = 0, headers: got } = response
      resolve({ status: statusCode, headers: got, body: whole, text: whole.toString('utf8') })
    })
  })
  // A server that refuses an unread body may close the connection before all was written.
  sent.on('error', reject)
  sent.end(body)
  return promise
}

/** Sends a value as JSON. */
export function sendJson(origin: string, path: string, value: unknown): Promise<Answer> {
  return ask(origin, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  })
}

/** A valid signature as JSON, with these fields instead. */
export function signature(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: 'Nil Prova',
    email: 'nil@example.org',
    country: '',
    consent: true,
    locale: 'ca',
    ...fields,
  }
}

export const signaturesOf = (slug: string) => `/api/campaigns/${slug}/signatures`

/** Signs by JSON. */
export function signByJson(
  origin: string,
  slug: string,
  fields: Record<string, unknown> = {},
): Promise<Answer> {
  return sendJson(origin, signaturesOf(slug), signature(fields))
}

/** The number of signatures in the public interface. */
export async function countOf(origin: string, slug: string): Promise<number> {
  const { text } = await ask(origin, `/api/campaigns/${slug}/count`)
  return (JSON.parse(text) as { signatures: number }).signatures
}
