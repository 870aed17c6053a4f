import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { apiSender, shownSender } from '@/lib/mail/sender'
import { composeMail } from '@/lib/mail/transports/compose-mail'
import { readSettings } from '@/lib/platform/settings'
import { emailOf } from '@/tests/support/signing'

const senderOf = (MAIL_FROM: string) => readSettings({ MAIL_FROM }).mailFrom

const compose = (MAIL_FROM: string, to = 'jo@example.org') =>
  composeMail({
    ...{ name: 'a1', to: emailOf(to), from: senderOf(MAIL_FROM), date: new Date(0) },
    ...{ subject: 'Prova', text: 'Prova', html: '<p>Prova</p>', headers: {} },
  })

const headersOf = (raw: Buffer) => raw.toString('latin1').split('\r\n\r\n')[0] ?? ''

const senders: [given: string, name: string, address: string, toApi: string][] = [
  ['hello@example.org', '', 'hello@example.org', 'hello@example.org'],
  ['<hello@example.org>', '', 'hello@example.org', 'hello@example.org'],
  ['Altaveu <a@example.org>', 'Altaveu', 'a@example.org', 'Altaveu <a@example.org>'],
  [
    'Xarxa, Altaveu <a@example.org>',
    'Xarxa, Altaveu',
    'a@example.org',
    '"Xarxa, Altaveu" <a@example.org>',
  ],
  [
    '"Xarxa, Altaveu" <a@example.org>',
    'Xarxa, Altaveu',
    'a@example.org',
    '"Xarxa, Altaveu" <a@example.org>',
  ],
  [
    'Drets: Altaveu; <a@example.org>',
    'Drets: Altaveu;',
    'a@example.org',
    '"Drets: Altaveu;" <a@example.org>',
  ],
  [
    'Altaveu (Xarxa) [1] <a@example.org>',
    'Altaveu (Xarxa) [1]',
    'a@example.org',
    '"Altaveu (Xarxa) [1]" <a@example.org>',
  ],
  [
    'Altaveu "la veu" \\ <a@example.org>',
    'Altaveu "la veu" \\',
    'a@example.org',
    '"Altaveu \\"la veu\\" \\\\" <a@example.org>',
  ],
  [
    'L’Altaveu, ciutats «àgora» 你 <a@example.org>',
    'L’Altaveu, ciutats «àgora» 你',
    'a@example.org',
    '"L’Altaveu, ciutats «àgora» 你" <a@example.org>',
  ],
  [
    'Veu Íntegra <a@bücher.example>',
    'Veu Íntegra',
    'a@bücher.example',
    'Veu Íntegra <a@xn--bcher-kva.example>',
  ],
]

describe.each(senders)('%s', (given, name, address, toApi) => {
  test('comes as one sender with the same name, in a message, on a page and to Resend', async () => {
    const raw = await compose(given)
    expect(headersOf(raw)).toMatch(/^[\x20-\x7e\r\n]*$/)
    const { from, messageId } = await PostalMime.parse(raw)
    const ascii = address.replace('bücher', 'xn--bcher-kva')
    expect(from).toMatchObject({ name })
    expect(headersOf(raw)).toContain(ascii)
    expect(messageId).toBe(`<a1@${ascii.slice(2).replace(/^.*@/, '')}>`)
    expect(shownSender(senderOf(given))).toBe(name ? `${name} <${address}>` : address)
    expect(apiSender(senderOf(given))).toBe(toApi)
  })
})

test.each([
  'nobody',
  'Altaveu hello@example.org',
  'Altaveu <hello@example.org',
  'Altaveu <a@example.org>, B <b@example.org>',
  'Al<tav>eu <hello@example.org>',
  '"Altaveu <hello@example.org>',
  'Altaveu\u0007 <hello@example.org>',
  'a@example.org, b@example.org',
  'Altaveu <hel lo@example.org>',
  'Altaveu <josé@example.org>',
  'Altaveu <.a@example.org>',
  'Altaveu <a@exa_mple.org>',
])('MAIL_FROM=%s is refused at the start, by name and with an example', (given) => {
  expect(() => senderOf(given)).toThrow(/^MAIL_FROM .*hello@example\.org/)
})

test('an address at a domain of another alphabet is in ASCII in every header', async () => {
  const raw = await compose('Altaveu <a@example.org>', 'Queixa+1@bücher.example.org')
  expect(headersOf(raw)).toMatch(/^[\x20-\x7e\r\n]*$/)
  expect(headersOf(raw)).toContain('To: Queixa+1@xn--bcher-kva.example.org')
})
