import { expect, test } from 'vitest'
import { moveClock, now } from '@/lib/platform/clock'
import { staffRetention } from '@/lib/retention/staff-retention'
import { proveByCode } from '@/lib/staff/second-factor/prove-by-code'
import { ownInstallation } from '@/tests/support/installation'
import { addMember, invite, sessionOf, signIn } from '@/tests/support/staff/add-member'

await ownInstallation()
const hour = 3_600_000
const day = 24 * hour

/** How many rows of each kind are past their term. */
async function past(): Promise<Record<string, number>> {
  const counted = staffRetention.map(
    async ({ name, countPast }) => [name, await countPast(now())] as const,
  )
  return Object.fromEntries(await Promise.all(counted))
}

async function deleteExpired(): Promise<void> {
  for (const { end } of staffRetention) await end?.()
}

const nothing = {
  staffSignInRequests: 0,
  staffSignInLinks: 0,
  staffSessions: 0,
  staffBrowsers: 0,
  staffWrongCodes: 0,
}

test('what is kept of coming and going is there until its term, and gone after it', async () => {
  const { member } = await addMember('editor')
  await invite('campaigner')
  const { sessionToken } = await signIn(member.id)
  const wrong = await proveByCode(await sessionOf(sessionToken), 'not a code')
  expect(wrong.outcome).not.toBe('proved')

  moveClock(0.4 * hour)
  expect(await past()).toEqual(nothing)
  moveClock(0.2 * hour)
  expect(await past()).toEqual({ ...nothing, staffSessions: 2 })
  await deleteExpired()
  expect(await past()).toEqual(nothing)

  moveClock(day)
  expect(await past()).toEqual({ ...nothing, staffSignInLinks: 2, staffWrongCodes: 1 })
  await deleteExpired()
  moveClock(13 * day)
  expect(await past()).toEqual({ ...nothing, staffSignInRequests: 2 })
  await deleteExpired()
  moveClock(166 * day)
  expect((await past()).staffBrowsers).toBeGreaterThan(0)
  await deleteExpired()
  expect(await past()).toEqual(nothing)
})
