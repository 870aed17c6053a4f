import type { EmailAddress } from '@/lib/signatures/address/email-address'

/** Domains whose provider passes over these characters, and the domain under which it does. */
const folded = new Map([
  ['gmail.com', { domain: 'gmail.com', ignored: '.' }],
  ['googlemail.com', { domain: 'gmail.com', ignored: '.' }],
  ...['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'].map(
    (domain) => [domain, { domain, ignored: '._-' }] as const,
  ),
])

/**
 * The mailbox that an address is taken to reach, for the daily caps and the stops of mail, and for
 * nothing else. Any `+tag` is passed over, at every domain: too few letters to two people do less
 * harm than too many to one. Counting people must not do that (`samePersonKey`), so that this has
 * rules of its own, and they never change: under others a complaint would lapse.
 */
export function mailboxIdentity({ local, domain }: EmailAddress): string {
  const rule = folded.get(domain)
  const untagged = local.toLowerCase().replace(/(?<=.)\+.*$/, '')
  const name = [...untagged].filter((letter) => !rule?.ignored.includes(letter)).join('')
  return `${name || untagged}@${rule?.domain ?? domain}`
}
