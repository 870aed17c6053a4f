import type { EmailAddress } from '@/lib/signatures/address/email-address'

/** Domains whose provider ignores these characters, and the domain under which it delivers. */
const folded = new Map([
  ['gmail.com', { domain: 'gmail.com', ignored: '.' }],
  ['googlemail.com', { domain: 'gmail.com', ignored: '.' }],
  ...['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'].map(
    (domain) => [domain, { domain, ignored: '._-' }] as const,
  ),
])

/**
 * The mailbox that an address is taken to reach, for the daily caps and the stops of mail, and for
 * nothing else. Any `+tag` is ignored, at every domain, since too few letters to two people do less
 * harm than too many to one. Counting people must not do that (`samePersonKey`), so this has rules
 * of its own. They never change: under other rules a complaint would lapse.
 */
export function mailboxIdentity({ local, domain }: EmailAddress): string {
  const rule = folded.get(domain)
  const untagged = local.toLowerCase().replace(/(?<=.)\+.*$/, '')
  const name = [...untagged].filter((letter) => !rule?.ignored.includes(letter)).join('')
  return `${name || untagged}@${rule?.domain ?? domain}`
}
