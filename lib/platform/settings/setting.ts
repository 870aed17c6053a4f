import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { z } from 'zod'

/** An error about a setting's value. Its message never repeats the value, which may be a secret. */
export class WrongValue extends Error {
  override name = 'WrongValue'
}

/** A setting that is read whole by `parse`, which throws `WrongValue` for what it cannot take. */
export function setting<Value>(parse: (text: string) => Value) {
  return z.string().transform((text, context): Value => {
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof WrongValue)) throw error
      context.addIssue({ code: 'custom', message: error.message })
      return z.NEVER
    }
  })
}

/**
 * A host as sockets take it: an IP address (IPv6 without its brackets), or a host name in ASCII.
 * `undefined` for anything else, such as a URL, or a host with a port.
 */
export function parseHost(text: string): string | undefined {
  const bare = /^\[(.*)\]$/.exec(text)?.[1]
  if (bare !== undefined) return isIP(bare) === 6 ? bare : undefined
  if (isIP(text) !== 0) return text
  const ascii = domainToASCII(text)
  const isName = /^[a-z\d_](?:[a-z\d_.-]*[a-z\d_])?\.?$/i.test(ascii) && !ascii.includes('..')
  return isName && ascii.length <= 253 ? ascii : undefined
}

/** Decodes a part of a URL; `undefined` where its percent-encoding is broken. */
export function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
