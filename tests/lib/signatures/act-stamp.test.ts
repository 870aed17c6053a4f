import { expect, onTestFinished, test } from 'vitest'
import { addressOf } from '@/lib/i18n/routing'
import { moveClock } from '@/lib/platform/clock'
import { isFreshStamp, stampedAddress } from '@/lib/signatures/act-stamp'
import { ownInstallation } from '@/tests/support/installation'

await ownInstallation()

const second = 1_000
const stampOf = (address: string) => new URL(address, 'http://x').searchParams.get('stamp') ?? ''

function later(seconds: number): void {
  moveClock(seconds * second)
  onTestFinished(() => moveClock(-seconds * second))
}

test('the address is the page’s in that language; its stamp is taken there and in any language', () => {
  const address = stampedAddress('es', 'signed', 'prova')
  expect(address.split('?')[0]).toBe(addressOf('es', 'signed', { slug: 'prova' }))
  expect(isFreshStamp(stampOf(address), 'signed', 'prova')).toBe(true)
})

test('a stamp says nothing but when: all who act in a second get the same', () => {
  const begun = Math.floor(Date.now() / second)
  const stamps = Array.from({ length: 50 }, () => stampOf(stampedAddress('en', 'signed', 'prova')))
  const took = Math.floor(Date.now() / second) - begun
  expect(new Set(stamps).size).toBeLessThanOrEqual(took + 1)
})

test('it is taken for ten minutes, and not a second longer', () => {
  const stamp = stampOf(stampedAddress('en', 'signed', 'prova'))
  later(595)
  expect(isFreshStamp(stamp, 'signed', 'prova')).toBe(true)
  later(6)
  expect(isFreshStamp(stamp, 'signed', 'prova')).toBe(false)
})

test('one from the future is not taken, unless a clock is off by little', () => {
  const stamp = stampOf(stampedAddress('en', 'signed', 'prova'))
  later(-3)
  expect(isFreshStamp(stamp, 'signed', 'prova')).toBe(true)
  later(-60)
  expect(isFreshStamp(stamp, 'signed', 'prova')).toBe(false)
})

test('it holds for its page and its campaign alone', () => {
  const stamp = stampOf(stampedAddress('en', 'signed', 'prova'))
  expect(isFreshStamp(stamp, 'checkYourInbox', 'prova')).toBe(false)
  expect(isFreshStamp(stamp, 'signed', 'una-altra')).toBe(false)
})

const now = Math.floor(Date.now() / second)
const sound = stampOf(stampedAddress('en', 'signed', 'prova'))
test.each([
  ['nothing', undefined],
  ['empty', ''],
  ['a list', [sound, sound]],
  ['a time alone', String(now)],
  ['a time and an invented MAC', `${now}-${'A'.repeat(22)}`],
  ['another time', sound.replace(/^\d+/, (time) => String(Number(time) - 1))],
  ['one character changed', sound.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))],
  ['more behind it', `${sound}A`],
  ['a line break behind it', `${sound}\n`],
  ['characters of several bytes', `${now}-${'é'.repeat(22)}`],
])('a stamp that is %s is not taken', (_, stamp) => {
  expect(isFreshStamp(stamp, 'signed', 'prova')).toBe(false)
})
