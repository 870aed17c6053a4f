import { domainToASCII } from 'node:url'
import { WrongValue } from '@/lib/platform/settings/setting'

/** The sender of letters. */
export type MailSender = {
  /** The name beside the address; empty where there is none. */
  name: string
  /** As typed, for pages. */
  address: string
  /** The address with its domain in ASCII (IDNA), for all that machines read. */
  asciiAddress: string
}

/**
 * Reads `Name <address>` or an address alone. The name stands as it is, with commas and the like, or
 * in double quotes (RFC 5322, 3.2.4); the address is a dot-string (RFC 5321, 4.1.2) and a domain name.
 * Throws `WrongValue` for anything else.
 */
export function parseMailSender(text: string): MailSender {
  const typed = text.trim().normalize('NFC')
  const [, phrase = '', inBrackets] = /^([^<>]*)<([^<>]*)>$/.exec(typed) ?? []
  const name = parseName(phrase.trim())
  const address = inBrackets?.trim() ?? typed
  const asciiAddress = toAscii(address)
  if (name === undefined || !asciiAddress) {
    throw new WrongValue('must be a sender, such as Altaveu <hello@example.org>')
  }
  return { name, address, asciiAddress }
}

function toAscii(address: string): string | undefined {
  const [, local, domain = ''] = /^([\w!#$%&'*+/=?^`{|}~.-]+)@([^\s@]+)$/.exec(address) ?? []
  const ascii = domainToASCII(domain)
  if (!local || /^\.|\.\.|\.$/.test(local)) return undefined
  return /^[a-z\d-]+(?:\.[a-z\d-]+)*$/.test(ascii) ? `${local}@${ascii}` : undefined
}

/** A name without its quotes; `undefined` where a quote is open, or a control character in it. */
function parseName(phrase: string): string | undefined {
  if (/[\p{Cc}\u2028\u2029]/u.test(phrase)) return undefined
  if (!phrase.startsWith('"')) return phrase
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(phrase)?.[1]
  return quoted?.replace(/\\(.)/g, '$1').trim()
}
