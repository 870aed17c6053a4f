import { expect, test } from 'vitest'
import { isOwnSessionToken, newSessionToken } from '@/lib/staff/session/own-session-token'
import { newToken } from '@/lib/staff/session/session-token'
import { ownInstallation } from '@/tests/support/installation'

await ownInstallation()

test('a server knows its own tokens from what a stranger makes up', () => {
  const token = newSessionToken()
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(newSessionToken()).not.toBe(token)
  expect(isOwnSessionToken(token)).toBe(true)
  const other = token.startsWith('A') ? 'B' : 'A'
  for (const strange of [
    '',
    'x',
    newToken(),
    `${other}${token.slice(1)}`,
    `${token}A`,
    '-'.repeat(43),
  ])
    expect(isOwnSessionToken(strange), strange).toBe(false)
})
