import { afterEach, expect, test } from 'vitest'
import { moveClock } from '@/lib/platform/clock'
import { readSession } from '@/lib/staff/session/read-session'
import { ownInstallation } from '@/tests/support/installation'
import { addMember } from '@/tests/support/staff/add-member'

await ownInstallation()
const minute = 60_000
let moved = 0

function pass(milliseconds: number): void {
  moveClock(milliseconds)
  moved += milliseconds
}
afterEach(() => pass(-moved))

const stateOf = async (token: string) => (await readSession(token)).state

test('a session that nobody uses is over after 30 minutes', async () => {
  const { sessionToken } = await addMember('editor')
  pass(29 * minute)
  expect(await stateOf(sessionToken)).toBe('signed-in')
  pass(31 * minute)
  expect(await stateOf(sessionToken)).toBe('signed-out')
})

test('one that is used again and again is over after 12 hours all the same', async () => {
  const { sessionToken } = await addMember('editor')
  for (let times = 0; times < 24; times++) {
    pass(29 * minute)
    expect(await stateOf(sessionToken)).toBe('signed-in')
  }
  pass(25 * minute)
  expect(await stateOf(sessionToken)).toBe('signed-out')
})
