import { isUtf8 } from 'node:buffer'
import { type FormField, namesOneAction } from '@/server/bodies/action-fields'

/** The most parts: more than any form of ours has, with the fields that Next adds. */
const maxParts = 64
/** RFC 2046, section 5.1.1: the characters of a boundary, at most 70. */
const boundaryParameter = /;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'+.-]{1,70}))\s*(?:;|$)/i

/**
 * The fields of a whole form of bounded size as RFC 7578 has it: delimited from its first byte to its
 * last, its boundary nowhere within a part (RFC 2046, 5.1.1: parsers stumble over one that is), at most
 * 64 parts, each a named `form-data` with no header but those that every parser takes alike. `undefined`
 * where bytes are anything else.
 */
export function readFormFields(contentType: string, body: Buffer): FormField[] | undefined {
  const match = boundaryParameter.exec(contentType)
  const boundary = match?.[1] ?? match?.[2]
  const parts = boundary === undefined ? undefined : partsOf(body, `--${boundary}`)
  if (boundary === undefined || parts?.some((part) => part.includes(boundary))) return undefined
  const fields = parts?.map(readField)
  return fields?.every((field) => field !== undefined) ? fields : undefined
}

/**
 * Whether bytes are a whole form that Next can act on: unless it is `plain`, with the fields by which
 * React names one action.
 */
export function isValidForm(contentType: string, body: Buffer, plain = false): boolean {
  const fields = readFormFields(contentType, body)
  if (!fields) return false
  return plain ? !fields.some(({ name }) => name.startsWith('$')) : namesOneAction(fields)
}

/** The parts between delimiters, headers included; `undefined` where they are cut off or too many. */
function partsOf(body: Buffer, delimiter: string): Buffer[] | undefined {
  const parts: Buffer[] = []
  if (!body.subarray(0, delimiter.length).equals(Buffer.from(delimiter))) return undefined
  for (let from = delimiter.length; ; ) {
    const closing = body.toString('latin1', from, from + 2)
    if (closing === '--')
      return /^(\r\n)?$/.test(body.toString('latin1', from + 2)) ? parts : undefined
    if (closing !== '\r\n' || parts.length === maxParts) return undefined
    const next = body.indexOf(`\r\n${delimiter}`, from)
    if (next === -1) return undefined
    parts.push(body.subarray(from + 2, next))
    from = next + 2 + delimiter.length
  }
}

const disposition =
  /^content-disposition:[ \t]*form-data;[ \t]*name="([^"\r\n]*)"(;[ \t]*filename="[^"\r\n]*")?[ \t]*$/i
const contentTypeOfPart = /^content-type:[^\r\n]*$/i
/**
 * A `_charset_` field changes what the bytes of the others mean (RFC 7578, section 4.6), and no
 * browser sends it.
 */
const charsetField = '_charset_'

/**
 * A part as browsers write it. Any other header is refused: a `Content-Transfer-Encoding`, for
 * example, would give one parser another value than the next.
 */
function readField(part: Buffer): FormField | undefined {
  const end = part.indexOf('\r\n\r\n')
  if (end === -1 || !isUtf8(part.subarray(0, end))) return undefined
  const lines = part.toString('utf8', 0, end).split('\r\n')
  const [first, ...others] = lines.toSorted((one) => (disposition.test(one) ? -1 : 1))
  const [, name, fileName] = disposition.exec(first ?? '') ?? []
  if (name === undefined || name === charsetField) return undefined
  if (others.length > 1 || others.some((line) => !contentTypeOfPart.test(line))) return undefined
  return { name, value: part.subarray(end + 4), isFile: fileName !== undefined }
}
