import { isSoundJson } from '@/server/bodies/json-body'

/** More than any form of ours has, with what Next adds of its own. */
const mostParts = 64
/** RFC 2046, section 5.1.1: the characters of a boundary, at most 70. */
const boundaryParameter = /;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'+.-]{1,70}))\s*(?:;|$)/i

/**
 * Whether bytes are a whole form of bounded size as RFC 7578 has it, one that Next can act on:
 * delimited from its first byte to its last, its boundary nowhere within a part (RFC 2046, 5.1.1:
 * readers stumble over one that is), at most 64 parts, each a named `form-data`, and
 * among them, unless it is `plain`, the fields that React adds to name the action.
 */
export function isSoundForm(contentType: string, body: Buffer, plain = false): boolean {
  const match = boundaryParameter.exec(contentType)
  const boundary = match?.[1] ?? match?.[2]
  const parts = boundary === undefined ? undefined : partsOf(body, `--${boundary}`)
  if (boundary === undefined || parts?.some((part) => part.includes(boundary))) return false
  const fields = parts?.map(readField)
  if (!fields?.every((field) => field !== undefined)) return false
  const named = fields.some(({ name }) => name.startsWith('$ACTION_'))
  return (plain || named) && fields.every(isSoundState)
}

/** React parses what it put into the page as the action's state, and breaks where it is no JSON. */
function isSoundState({ name, value }: Field): boolean {
  return !/^\$ACTION_\d+:\d+$/.test(name) || isSoundJson(value)
}

/** The parts between delimiters, headers included; `undefined` where they are cut off or too many. */
function partsOf(body: Buffer, delimiter: string): Buffer[] | undefined {
  const parts: Buffer[] = []
  if (!body.subarray(0, delimiter.length).equals(Buffer.from(delimiter))) return undefined
  for (let from = delimiter.length; ; ) {
    const closing = body.toString('latin1', from, from + 2)
    if (closing === '--')
      return /^(\r\n)?$/.test(body.toString('latin1', from + 2)) ? parts : undefined
    if (closing !== '\r\n' || parts.length === mostParts) return undefined
    const next = body.indexOf(`\r\n${delimiter}`, from)
    if (next === -1) return undefined
    parts.push(body.subarray(from + 2, next))
    from = next + 2 + delimiter.length
  }
}

type Field = { name: string; value: Buffer }

function readField(part: Buffer): Field | undefined {
  const end = part.indexOf('\r\n\r\n')
  if (end === -1) return undefined
  const headers = part.toString('utf8', 0, end)
  const name = /^content-disposition:\s*form-data\s*;[^\r\n]*?\bname="([^"\r\n]*)"/im.exec(headers)
  return name?.[1] === undefined ? undefined : { name: name[1], value: part.subarray(end + 4) }
}
