import { type Answer, ask } from '@/tests/http/ask'

/**
 * The values that a form submits: a field's value, or its values where it is sent several times.
 */
export type Fields = Record<string, string | string[]>

export type Part = { name: string; value: string | Buffer; fileName?: string }

const boundary = 'a-boundary-of-the-tests'

export const formType = `multipart/form-data; boundary=${boundary}`

/** A multipart body (RFC 7578), its parts exactly as they are. */
export function multipart(parts: Part[]): Buffer {
  const pieces = parts.flatMap(({ name, value, fileName }) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"`),
    Buffer.from(
      fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: text/plain`,
    ),
    Buffer.from('\r\n\r\n'),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)])
}

export function partsOf(fields: Fields): Part[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ name, value: one })),
  )
}

/** Sends a form as a browser without scripts does. */
export function sendForm(
  origin: string,
  path: string,
  fields: Fields | Part[],
  headers: Record<string, string> = {},
): Promise<Answer> {
  const parts = Array.isArray(fields) ? fields : partsOf(fields)
  return ask(origin, path, {
    method: 'POST',
    headers: { 'content-type': formType, origin, ...headers },
    body: multipart(parts),
  })
}

/** The fields of the page's form that holds a control of that name, as they would be sent now. */
export function formIn(html: string, holding: string): Fields {
  const forms = [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(
    ([, inner = '']) => inner,
  )
  const form = forms.find((inner) => inner.includes(`name="${holding}`))
  if (form === undefined) throw new Error(`No form with ${holding} on the page`)
  const fields: Fields = {}
  for (const [tag] of form.matchAll(/<(?:input|button)\b[^>]*>/g)) {
    const { name, type, value = type === 'checkbox' ? 'on' : '', checked } = attributesOf(tag)
    if (name === undefined || (type === 'checkbox' && checked === undefined)) continue
    fields[name] = value
  }
  for (const [, tag = '', options = ''] of form.matchAll(
    /<select\b([^>]*)>([\s\S]*?)<\/select>/g,
  )) {
    const chosen = [...options.matchAll(/<option\b[^>]*>/g)].map(([option]) => attributesOf(option))
    const { name } = attributesOf(tag)
    if (name !== undefined) {
      fields[name] = chosen.find(({ selected }) => selected !== undefined)?.value ?? ''
    }
  }
  return fields
}

type Attributes = Record<string, string | undefined>

export function attributesOf(tag: string): Attributes {
  const found: Attributes = {}
  for (const [, name = '', value = ''] of tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)) {
    found[name.toLowerCase()] = textIn(value)
  }
  return found
}

/** The tag of the control with that name. */
export function controlIn(html: string, name: string): Attributes {
  const tag = html.match(
    new RegExp(`<(?:input|select|textarea)\\b[^>]*\\sname="${name}"[^>]*>`),
  )?.[0]
  if (!tag) throw new Error(`No control ${name} on the page`)
  return attributesOf(tag)
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** The text of HTML, with its entities decoded. */
function textIn(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
    return entities[name] ?? whole
  })
}

/** The words of a page, without its mark-up. */
export function wordsOf(html: string): string {
  const body = html.replace(/<(style|script|template)\b[\s\S]*?<\/\1>/g, ' ')
  return textIn(body.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ')
}
