import { domainToASCII, domainToUnicode } from 'node:url'
import {
  withoutInvisible,
  withoutInvisibleButJoiners,
} from '@/lib/signatures/address/invisible-characters'
import { mailProviders, newestRules } from '@/lib/signatures/address/mail-providers'

export type EmailAddress = {
  /** As typed, without characters that nobody sees, and in NFC: mail goes here. */
  typed: string
  local: string
  /** In ASCII (IDNA) and lower case. */
  domain: string
}

/** RFC 5321, 4.5.3.1: octets of a local part, a label, a whole address between `<` and `>`. */
const maxLocalLength = 64
const maxLabelLength = 63
const maxAddressLength = 254

/** No address has more UTF-16 units than this before NFC shortens it to 254 characters. */
const maxUtf16Units = 8 * maxAddressLength

/** Nobody types more than this, whatever unseen characters a paste brings along. */
const maxRawLength = 10_000

/** RFC 5321, 4.1.2: `Dot-string`. */
const dotString = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const plainLabel = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/
const lastLabel = /^(?:[a-z]+|xn--.+)$/

/**
 * The characters of a label in another alphabet: letters, marks, digits, hyphens, the joiners, and
 * those that RFC 5892 (appendix A) allows in certain places, such as the dot of `gal·la.cat`.
 */
const foreignLabel =
  /^(?:[\p{L}\p{M}\p{Nd}\-\u0375\u05F3\u05F4\u30FB]|\u200C|\u200D|(?<=l)·(?=l))+$/u

/**
 * Reads an e-mail address: a dot-string, `@`, and a domain name of two labels or more whose last is
 * letters or `xn--…`; at most 254 characters, as typed and as sent. White space and characters that
 * nobody sees are taken out, around it and in it, but for joiners that a domain's script needs.
 * `undefined` for anything else (`address-punctuation.ts` says whether a slip is to blame).
 * Whether there is mail at the domain is never looked up: that would tell others that somebody there
 * signs (`domain-typo.ts` asks about likely slips instead). Never throws; its work is bounded.
 */
export function parseEmailAddress(raw: string): EmailAddress | undefined {
  if (raw.length > maxRawLength) return undefined
  const seen = withoutInvisibleButJoiners(raw)
  const at = seen.lastIndexOf('@')
  const local = withoutInvisible(seen.slice(0, Math.max(at, 0)))
  return readVisible(local + seen.slice(Math.max(at, 0))) ?? readVisible(withoutInvisible(seen))
}

function readVisible(visible: string): EmailAddress | undefined {
  if (visible.length > maxUtf16Units) return undefined
  const typed = visible.normalize('NFC')
  if ([...typed].length > maxAddressLength) return undefined
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, Math.max(at, 0))
  if (local.length > maxLocalLength || !dotString.test(local)) return undefined
  const domain = asciiDomain(typed.slice(at + 1))
  if (!domain || local.length + 1 + domain.length > maxAddressLength) return undefined
  return { typed, local, domain }
}

/**
 * An address for headers, envelopes and providers, which take no other alphabet (RFC 5321, RFC 5891):
 * as typed where that is ASCII, else with its domain by IDNA.
 */
export function asciiForm({ typed, local, domain }: EmailAddress): string {
  return /^[\x20-\x7e]*$/.test(typed) ? typed : `${local}@${domain}`
}

/**
 * The form of an address that answers "is it the same person?" and nothing else: it is never shown
 * and never written to. It is in lower case, and merges two spellings only where the provider
 * itself documents that it delivers both to one mailbox (`mail-providers.ts`, in a version of its
 * rules). The key of a key is the key itself.
 */
export function samePersonKey({ local, domain }: EmailAddress, rules = newestRules): string {
  const provider = mailProviders(rules).get(domain)
  const lower = local.toLowerCase()
  if (!provider) return `${lower}@${domain}`
  const untagged = lower.replace(/\+.*$/, '')
  const name = [...untagged].filter((letter) => !provider.ignored.includes(letter)).join('')
  // `+x@` and `a.+x@` would leave an empty mailbox, so they stay as they are.
  return `${dotString.test(name) ? name : lower}@${provider.domain}`
}

function asciiDomain(typed: string): string | undefined {
  const labels = typed.split('.').map(asciiLabel)
  if (labels.length < 2 || !lastLabel.test(labels.at(-1) ?? '')) return undefined
  return labels.includes(undefined) ? undefined : labels.join('.')
}

/**
 * Converts one label, and accepts it only if nothing but its case changes: `domainToASCII` by
 * itself decodes `%61`, reads numbers as IPv4, drops soft hyphens and cuts off paths.
 */
function asciiLabel(typed: string): string | undefined {
  const label = lowerCase(typed)
  const ascii = foreignLabel.test(label) && !plainLabel.test(label) ? domainToASCII(label) : label
  if (ascii.length > maxLabelLength || !plainLabel.test(ascii)) return undefined
  if (!ascii.startsWith('xn--')) return ascii === label ? ascii : undefined
  const unicode = domainToUnicode(ascii)
  if (unicode === ascii || domainToASCII(unicode) !== ascii) return undefined
  return label === ascii || label === unicode ? ascii : undefined
}

/**
 * Lowers letter by letter, as IDNA does: the whole word's `toLowerCase` makes a final sigma of Σ.
 */
function lowerCase(text: string): string {
  return Array.from(text, (letter) => letter.toLowerCase()).join('')
}
