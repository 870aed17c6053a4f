import { expect, test } from 'vitest'
import { mailboxIdentity } from '@/lib/mail/mailbox-identity'
import { samePersonKey } from '@/lib/signatures/address/email-address'
import { emailOf } from '@/tests/support/signing'

/** For good: were one of these to change, whoever complained would get letters again. */
const pinned: [typed: string, mailbox: string][] = [
  ['Jo.Prova@example.org', 'jo.prova@example.org'],
  ['jo+a@example.org', 'jo@example.org'],
  ['Jo+A+b@Empresa.example', 'jo@empresa.example'],
  ['A.B+x@Gmail.com', 'ab@gmail.com'],
  ['ab@googlemail.com', 'ab@gmail.com'],
  ['a_b-c.d+x@proton.me', 'abcd@proton.me'],
  ['a.b+x@outlook.com', 'a.b@outlook.com'],
  ['a+x@icloud.com', 'a@icloud.com'],
  ['a-x@yahoo.com', 'a-x@yahoo.com'],
  ['jo+x@bücher.example', 'jo@xn--bcher-kva.example'],
  ['+x@example.org', '+x@example.org'],
  ['._-@example.org'.replace('._-', '_'), '_@example.org'],
  ['_-_@proton.me', '_-_@proton.me'],
]

test.each(pinned)('letters to %s are counted and stopped as %s, and stay so', (typed, mailbox) => {
  expect(mailboxIdentity(emailOf(typed))).toBe(mailbox)
})

test('two tagged addresses at a company’s domain are one mailbox and two people', () => {
  const [first, second] = [emailOf('jo+a@empresa.example'), emailOf('jo+b@empresa.example')]
  expect(mailboxIdentity(first)).toBe(mailboxIdentity(second))
  expect(samePersonKey(first)).not.toBe(samePersonKey(second))
})
