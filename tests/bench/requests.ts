import { createHash } from 'node:crypto'

/** The request that a load repeats. */
export type Wanted =
  | { kind: 'page'; path: string }
  | { kind: 'json'; path: string; from: number }
  | { kind: 'form'; path: string; hidden: Hidden; from: number }
  | { kind: 'confirmation'; path: string; hidden: Hidden; from: number; before: number }

/** A form's hidden fields from its page, by which Next finds the action. */
export type Hidden = readonly (readonly [name: string, value: string])[]

const boundary = 'altaveu-bench-boundary'

/**
 * The requests of a load one by one, each signer and each link another; `undefined` when there is
 * none left.
 */
export function requestsOf(wanted: Wanted, host: string): () => Buffer | undefined {
  if (wanted.kind === 'page') {
    const page = head('GET', wanted.path, host, ['Accept-Encoding: br, gzip'])
    const bytes = Buffer.from(page)
    return () => bytes
  }
  let number = wanted.from
  return () => {
    const one = number++
    if (wanted.kind === 'json') return jsonSignature(wanted.path, host, one)
    if (wanted.kind === 'form') {
      const typed = Object.entries({ ...signerFields(one), consent: 'on', updates: 'on' })
      return form(wanted.path, host, [...wanted.hidden, ...typed])
    }
    if (one >= wanted.before) return undefined
    return confirmation(wanted, host, benchToken(one))
  }
}

/** The token of a bench's link, by its number. */
export function benchToken(number: number): string {
  return createHash('sha256').update(`altaveu bench ${number}`).digest('base64url')
}

function signerFields(number: number) {
  return { name: `Prova ${number}`, email: `prova${number}@example.org`, country: 'AD' }
}

function confirmation(
  { path, hidden }: { path: string; hidden: Hidden },
  host: string,
  token: string,
): Buffer {
  return form(path.replace('{token}', token), host, hidden)
}

function jsonSignature(path: string, host: string, number: number): Buffer {
  const body = JSON.stringify({
    ...signerFields(number),
    consent: true,
    locale: 'ca',
  })
  return Buffer.from(
    `${head('POST', path, host, ['Content-Type: application/json', lengthOf(body)])}${body}`,
  )
}

function form(path: string, host: string, fields: Hidden): Buffer {
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const body = `${parts.join('')}--${boundary}--\r\n`
  const type = `Content-Type: multipart/form-data; boundary=${boundary}`
  return Buffer.from(`${head('POST', path, host, [type, lengthOf(body)])}${body}`)
}

function head(method: string, path: string, host: string, lines: readonly string[]): string {
  return [`${method} ${path} HTTP/1.1`, `Host: ${host}`, ...lines, '', ''].join('\r\n')
}

function lengthOf(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}`
}
