import { afterEach, expect, test } from 'vitest'
import { moveClock } from '@/lib/platform/clock'
import { settings } from '@/lib/platform/settings'
import { addPasskey, passkeyToAdd } from '@/lib/staff/second-factor/add-passkey'
import { passkeyToAskFor, proveByPasskey } from '@/lib/staff/second-factor/prove-by-passkey'
import { readFactors } from '@/lib/staff/second-factor/read-factors'
import { removeFactor } from '@/lib/staff/second-factor/remove-factor'
import { readSession } from '@/lib/staff/session/read-session'
import { ownInstallation } from '@/tests/support/installation'
import { addMember, invite, sessionOf, signIn } from '@/tests/support/staff/add-member'
import { answerByPasskey, makePasskey, type SoftPasskey } from '@/tests/support/staff/soft-passkey'

await ownInstallation()
const here = { origin: settings().appUrl, host: 'localhost' }
const foreign = [
  { ...here, origin: 'https://evil.example' },
  { ...here, host: 'evil.example' },
  { ...here, verified: false },
]

let moved = 0
afterEach(() => {
  moveClock(-moved)
  moved = 0
})

async function newSession(memberId: string) {
  const { sessionToken } = await signIn(memberId)
  return { sessionToken, session: await sessionOf(sessionToken) }
}

/** A new member who has a passkey, and no app. */
async function memberWithPasskey(): Promise<{ id: string; passkey: SoftPasskey }> {
  const { id } = await invite('editor')
  const { session } = await newSession(id)
  const { challenge } = await passkeyToAdd(session)
  const { passkey, response } = makePasskey(challenge, here)
  const done = await addPasskey(session, response)
  expect(done).toMatchObject({ outcome: 'added' })
  expect(done.outcome === 'added' && done.codes).toHaveLength(10)
  return { id, passkey }
}

test('a passkey is added, and gives the second factor from then on', async () => {
  const { id, passkey } = await memberWithPasskey()
  const { session, sessionToken } = await newSession(id)
  expect((await readSession(sessionToken)).state).toBe('needs-second-factor')
  const { challenge } = await passkeyToAskFor(session)
  const done = await proveByPasskey(session, answerByPasskey(passkey, challenge, here))
  expect(done).toEqual({ outcome: 'proved' })
  expect((await readSession(sessionToken)).state).toBe('signed-in')
})

test('an answer is worth something once', async () => {
  const { id, passkey } = await memberWithPasskey()
  const one = await newSession(id)
  const { challenge } = await passkeyToAskFor(one.session)
  const answer = answerByPasskey(passkey, challenge, here)
  const both = await Promise.all([
    proveByPasskey(one.session, answer),
    proveByPasskey(one.session, answer),
  ])
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['not-a-passkey', 'proved'])
  const other = await newSession(id)
  await passkeyToAskFor(other.session)
  expect(await proveByPasskey(other.session, answer)).toEqual({ outcome: 'not-a-passkey' })
})

test.each(foreign)(
  'of another origin, for another host, or of nobody verified it is none: %o',
  async (where) => {
    const { id, passkey } = await memberWithPasskey()
    const { session } = await newSession(id)
    const { challenge } = await passkeyToAskFor(session)
    const done = await proveByPasskey(session, answerByPasskey(passkey, challenge, where))
    expect(done).toEqual({ outcome: 'not-a-passkey' })

    const { id: newcomer } = await invite('editor')
    const fresh = await newSession(newcomer)
    const options = await passkeyToAdd(fresh.session)
    const { response } = makePasskey(options.challenge, where)
    expect(await addPasskey(fresh.session, response)).toEqual({ outcome: 'not-a-passkey' })
  },
)

test('a copy whose counter has stood still is refused', async () => {
  const { id, passkey } = await memberWithPasskey()
  const copy = { ...passkey }
  for (const [one, outcome] of [
    [passkey, 'proved'],
    [copy, 'not-a-passkey'],
  ] as const) {
    const { session } = await newSession(id)
    const { challenge } = await passkeyToAskFor(session)
    expect(await proveByPasskey(session, answerByPasskey(one, challenge, here))).toEqual({
      outcome,
    })
  }
})

test('a challenge is over after five minutes', async () => {
  const { id, passkey } = await memberWithPasskey()
  const { session } = await newSession(id)
  const { challenge } = await passkeyToAskFor(session)
  moved = 5 * 60_000
  moveClock(moved)
  const done = await proveByPasskey(session, answerByPasskey(passkey, challenge, here))
  expect(done).toEqual({ outcome: 'not-a-passkey' })
})

test('another’s passkey, and whatever is none, opens nothing', async () => {
  const [one, other] = [await memberWithPasskey(), await memberWithPasskey()]
  const { session, sessionToken } = await newSession(one.id)
  const { challenge } = await passkeyToAskFor(session)
  for (const answer of [
    answerByPasskey(other.passkey, challenge, here),
    null,
    'x',
    {},
    { id: 7 },
    [],
  ]) {
    await passkeyToAskFor(session)
    expect(await proveByPasskey(session, answer)).toEqual({ outcome: 'not-a-passkey' })
    expect(await addPasskey(session, answer)).toEqual({ outcome: 'not-a-passkey' })
  }
  expect((await readSession(sessionToken)).state).toBe('needs-second-factor')
})

test('beside an app it is one more way, and either may go', async () => {
  const { session, member } = await addMember('editor')
  const { challenge } = await passkeyToAdd(session)
  const { response } = makePasskey(challenge, here)
  // The recovery codes from before stay.
  expect(await addPasskey(session, response)).toEqual({ outcome: 'added', codes: [] })
  const [passkey] = (await readFactors(member.id)).passkeys
  expect(await removeFactor(session, { app: true })).toEqual({ outcome: 'removed' })
  const last = await removeFactor(session, { passkey: passkey?.id ?? '' })
  expect(last).toEqual({ outcome: 'last-way' })
})
