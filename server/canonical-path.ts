import { readAddress } from '@/lib/i18n/routing'
import { findAddress } from '@/server/addresses'

/**
 * Punctuation that a sentence or a mail program adds behind an address, and with which no address
 * of ours ends.
 */
const ending = /[/.,;:!?'"*|()<>[\]{}=«»“”‘’…\s]/

/** Of the workspace only its beginning is spelt right: what lies behind is the way of `server/staff`. */
const workspace = '/staff'

/**
 * The canonical path for a wrong spelling: capitals, needless percent-encoding, or slashes, the
 * punctuation of the surrounding text or a tracker's parameter at its end. `undefined` where no
 * address is there either. Its work is linear.
 */
export function canonicalPath(path: string, mailboxOpen: boolean): string | undefined {
  const canonical = inSmallLetters(withoutEnding(decoded(path)))
  // The path becomes the value of a header.
  const isSafe = canonical !== path && /^[!-~]+$/.test(canonical)
  const isThere = isSafe && (findAddress(canonical, mailboxOpen) ?? canonical === workspace)
  return isThere ? canonical : undefined
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

/** A link's token is the only part of an address whose capitals are significant. */
function inSmallLetters(path: string): string {
  const small = path.toLowerCase()
  const token = readAddress(small)?.params.token
  if (token === undefined) return small
  const at = small.lastIndexOf(`/${token}`)
  return (
    small.slice(0, at) + path.slice(at, at + 1 + token.length) + small.slice(at + 1 + token.length)
  )
}
