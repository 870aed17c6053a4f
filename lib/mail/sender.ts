import type { MailSender } from '@/lib/platform/settings/mail-sender'

/** A sender as mail programs show it, for pages. */
export function shownSender({ name, address }: MailSender): string {
  return name ? `${name} <${address}>` : address
}

/**
 * The characters that a name may hold outside double quotes (RFC 5322, 3.2.3); letters beyond ASCII
 * as well.
 */
const plainName = /^[\p{L}\p{M}\p{N} !#$%&'*+/=?^_`{|}~-]+$/u

/**
 * A sender as a mail API reads it: a name that could be read as more than one is quoted (RFC 5322,
 * 3.2.4). Letters beyond ASCII stay as they are, since JSON carries them and the provider encodes them.
 */
export function apiSender({ name, asciiAddress }: MailSender): string {
  if (!name) return asciiAddress
  const phrase = plainName.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`
  return `${phrase} <${asciiAddress}>`
}
