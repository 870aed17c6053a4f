import { expect, test } from 'vitest'
import { parseEmailAddress, samePersonKey } from '@/lib/signatures/address/email-address'
import { newestRules } from '@/lib/signatures/address/mail-providers'

/**
 * The rules of each version, which never change: a campaign that began with one compares by it to
 * its end.
 */
const pinned: [rules: number, typed: string, key: string][] = [
  [1, 'A.B+x@Gmail.com', 'ab@gmail.com'],
  [1, 'ab@googlemail.com', 'ab@gmail.com'],
  [1, 'a.b+x@outlook.com', 'a.b@outlook.com'],
  [1, 'a.b@hotmail.com', 'a.b@hotmail.com'],
  [1, 'a+x@hotmail.es', 'a+x@hotmail.es'],
  [1, 'a.b+x@fastmail.com', 'a.b@fastmail.com'],
  [1, 'a_b-c.d+x@proton.me', 'abcd@proton.me'],
  [1, 'a+x@icloud.com', 'a+x@icloud.com'],
  [1, 'a-x@yahoo.com', 'a-x@yahoo.com'],
  [1, 'A.B+x@example.org', 'a.b+x@example.org'],
]

test.each(pinned)('by rules %i the key of %s is %s, and stays so', (rules, typed, key) => {
  const address = parseEmailAddress(typed)
  expect(address && samePersonKey(address, rules)).toBe(key)
})

test('a new campaign begins with the newest rules, and rules that never were are a fault', () => {
  expect(newestRules).toBe(Math.max(...pinned.map(([rules]) => rules)))
  const address = parseEmailAddress('a@example.org')
  expect(() => address && samePersonKey(address, newestRules + 1)).toThrow('no rules')
  expect(() => address && samePersonKey(address, 0)).toThrow('no rules')
})
