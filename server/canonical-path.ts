import { readAddress } from '@/lib/i18n/routing'
import { findAddress } from '@/server/addresses'

/** What a sentence or a mail program sets behind an address, and what no address of ours ends with. */
const ending = /[/.,;:!?'"*|()<>[\]{}=«»“”‘’…\s]/

/**
 * Where a path in a wrong spelling belongs: one in capitals, percent-encoded without need, or with
 * slashes, the punctuation of the text around it or a tracker's parameter at its end. `undefined`
 * where nothing is there either. Its work is linear.
 */
export function canonicalPath(path: string, mailboxOpen: boolean): string | undefined {
  const canonical = inSmallLetters(withoutEnding(decoded(path)))
  // It becomes a header.
  const isSafe = canonical !== path && /^[!-~]+$/.test(canonical)
  return isSafe && findAddress(canonical, mailboxOpen) ? canonical : undefined
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function withoutEnding(path: string): string {
  const parameter = path.indexOf('&')
  let end = parameter < 0 ? path.length : parameter
  while (end > 0 && ending.test(path.charAt(end - 1))) end--
  return path.slice(0, end)
}

/** A link's token is the one part of an address whose capitals mean something. */
function inSmallLetters(path: string): string {
  const small = path.toLowerCase()
  const token = readAddress(small)?.params.token
  if (token === undefined) return small
  const at = small.lastIndexOf(`/${token}`)
  return (
    small.slice(0, at) + path.slice(at, at + 1 + token.length) + small.slice(at + 1 + token.length)
  )
}
