import { afterEach, describe, expect, test, vi } from 'vitest'
import { moveClock } from '@/lib/platform/clock'
import { settings } from '@/lib/platform/settings'
import { addApp, appToAdd } from '@/lib/staff/second-factor/add-app'
import { makeRecoveryCodes } from '@/lib/staff/second-factor/make-recovery-codes'
import { postponeEnrolment } from '@/lib/staff/second-factor/postpone-enrolment'
import { proveByCode } from '@/lib/staff/second-factor/prove-by-code'
import { readFactors } from '@/lib/staff/second-factor/read-factors'
import { removeFactor } from '@/lib/staff/second-factor/remove-factor'
import { readSession } from '@/lib/staff/session/read-session'
import { ownInstallation } from '@/tests/support/installation'
import { addMember, codeOf, invite, sessionOf, signIn } from '@/tests/support/staff/add-member'

const { database } = await ownInstallation()

let moved = 0
function pass(milliseconds: number): void {
  moved += milliseconds
  moveClock(milliseconds)
}
afterEach(() => {
  moveClock(-moved)
  moved = 0
})

const step = 30_000

/** A second session of a member, in the same browser or in another. */
async function again(memberId: string, browserToken?: string) {
  const { sessionToken } = await signIn(memberId, browserToken)
  return { sessionToken, session: await sessionOf(sessionToken) }
}

const wrong = (key: string) => (codeOf(key) === '000000' ? '111111' : '000000')

describe('an authenticator app', () => {
  test('its code opens the workspace, once', async () => {
    const { member, key } = await addMember('editor')
    pass(2 * step)
    const one = await again(member.id)
    const code = codeOf(key)
    expect(await proveByCode(one.session, code)).toEqual({ outcome: 'proved' })
    expect((await readSession(one.sessionToken)).state).toBe('signed-in')
    const other = await again(member.id)
    expect(await proveByCode(other.session, code)).toEqual({ outcome: 'wrong-code' })
    // A code of an earlier time step is as good as used.
    expect(await proveByCode(other.session, codeOf(key, -1))).toEqual({ outcome: 'wrong-code' })
    pass(step)
    expect(await proveByCode(other.session, codeOf(key))).toEqual({ outcome: 'proved' })
  })

  test('the code that added it opens nothing again', async () => {
    const { member, key } = await addMember('editor')
    const { session } = await again(member.id)
    expect(await proveByCode(session, codeOf(key))).toEqual({ outcome: 'wrong-code' })
  })

  test('of ten at once with the same code one gets in', async () => {
    const { member, key } = await addMember('editor')
    pass(2 * step)
    const sessions = await Promise.all(Array.from({ length: 10 }, () => again(member.id)))
    const code = codeOf(key)
    const done = await Promise.all(sessions.map(({ session }) => proveByCode(session, code)))
    expect(done.filter(({ outcome }) => outcome === 'proved')).toHaveLength(1)
  })

  test('another’s code opens nothing, nor does a code two minutes old or of the future', async () => {
    const [one, other] = [await addMember('editor'), await addMember('editor')]
    pass(10 * step)
    const { session } = await again(one.member.id)
    for (const code of [codeOf(other.key), codeOf(one.key, -4), codeOf(one.key, 4), '', 'abcdef']) {
      expect(await proveByCode(session, code)).toEqual({ outcome: 'wrong-code' })
    }
  })

  test('the database keeps its secret sealed, for its member alone', async () => {
    const { key, member } = await addMember('editor')
    const secret = Buffer.from(
      (await database.query<{ secret: Buffer }>('SELECT secret FROM staff_totp')).at(-1)?.secret ??
        '',
    )
    expect(secret.toString('latin1')).not.toContain(key)
    const other = await addMember('editor')
    await database.query(
      'UPDATE staff_totp SET secret = (SELECT secret FROM staff_totp WHERE member_id = $1) WHERE member_id = $2',
      [member.id, other.member.id],
    )
    const { session } = await again(other.member.id)
    await expect(proveByCode(session, codeOf(key))).rejects.toThrow()
  })
})

describe('wrong codes', () => {
  test('a thousand open nothing, and end each session after ten', async () => {
    const { member, key } = await addMember('editor')
    pass(2 * step)
    let tried = 0
    for (let round = 0; round < 100; round++) {
      const { session, sessionToken } = await again(member.id)
      const done = await Promise.all(
        Array.from({ length: 10 }, () => proveByCode(session, wrong(key))),
      )
      tried += done.length
      expect(done.every(({ outcome }) => outcome !== 'proved')).toBe(true)
      if (round === 0) expect((await readSession(sessionToken)).state).toBe('signed-out')
    }
    expect(tried).toBe(1_000)
    // No more is even looked at: the right one neither.
    const { session } = await again(member.id)
    expect(await proveByCode(session, codeOf(key))).toEqual({ outcome: 'too-many' })
    const [count] = await database.query<{ wrong: number }>(
      'SELECT count(*)::int AS wrong FROM staff_wrong_code WHERE member_id = $1',
      [member.id],
    )
    expect(count?.wrong).toBe(30)
  })

  test('tried elsewhere, they do not keep a member out of their own browser', async () => {
    const { member, key, browserToken } = await addMember('editor')
    pass(2 * step)
    for (let round = 0; round < 4; round++) {
      const { session } = await again(member.id)
      for (let tries = 0; tries < 10; tries++) await proveByCode(session, wrong(key))
    }
    const { session } = await again(member.id, browserToken)
    expect(await proveByCode(session, codeOf(key))).toEqual({ outcome: 'proved' })
  })

  test('of one member do not count for another', async () => {
    const [one, other] = [await addMember('editor'), await addMember('editor')]
    pass(2 * step)
    for (let round = 0; round < 4; round++) {
      const { session } = await again(one.member.id)
      for (let tries = 0; tries < 10; tries++) await proveByCode(session, wrong(one.key))
    }
    const { session } = await again(other.member.id)
    expect(await proveByCode(session, codeOf(other.key))).toEqual({ outcome: 'proved' })
  })

  test('are taken again a day later', async () => {
    const { member, key } = await addMember('editor')
    pass(2 * step)
    for (let round = 0; round < 3; round++) {
      const { session } = await again(member.id)
      for (let tries = 0; tries < 10; tries++) await proveByCode(session, wrong(key))
    }
    pass(24 * 3_600_000)
    const { session } = await again(member.id)
    expect(await proveByCode(session, codeOf(key))).toEqual({ outcome: 'proved' })
  })
})

describe('recovery codes', () => {
  test('are ten, each works once, however it is typed', async () => {
    const { member, codes } = await addMember('editor')
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    const [first = '', second = ''] = codes
    const one = await again(member.id)
    expect(await proveByCode(one.session, ` ${first.toUpperCase().replaceAll('-', ' ')}`)).toEqual({
      outcome: 'proved',
    })
    const other = await again(member.id)
    expect(await proveByCode(other.session, first)).toEqual({ outcome: 'wrong-code' })
    expect(await proveByCode(other.session, second)).toEqual({ outcome: 'proved' })
    expect((await readFactors(member.id)).recoveryCodes).toBe(8)
  })

  test('new ones void those from before', async () => {
    const { member, session, codes } = await addMember('editor')
    const made = await makeRecoveryCodes(session)
    if (made.outcome !== 'made') throw new Error(made.outcome)
    const other = await again(member.id)
    expect(await proveByCode(other.session, codes[0] ?? '')).toEqual({ outcome: 'wrong-code' })
    expect(await proveByCode(other.session, made.codes[0] ?? '')).toEqual({ outcome: 'proved' })
  })

  test('of another member open nothing', async () => {
    const [one, other] = [await addMember('editor'), await addMember('editor')]
    const { session } = await again(one.member.id)
    expect(await proveByCode(session, other.codes[0] ?? '')).toEqual({ outcome: 'wrong-code' })
  })
})

describe('what changes the second factor', () => {
  test('the last way stays', async () => {
    const { session } = await addMember('editor')
    expect(await removeFactor(session, { app: true })).toEqual({ outcome: 'last-way' })
  })

  test('of two removed at the same instant one stays', async () => {
    const { session, member } = await addMember('editor')
    const [key] = await database.query<{ id: string }>(
      `INSERT INTO staff_passkey (id, member_id, credential_id, public_key, counter, transports, added_at)
       VALUES (uuidv7(), $1, $2, '', 0, '{}', now()) RETURNING id`,
      [member.id, `of-${member.id}`],
    )
    const done = await Promise.all([
      removeFactor(session, { app: true }),
      removeFactor(session, { passkey: key?.id ?? '' }),
    ])
    expect(done.map(({ outcome }) => outcome).toSorted()).toEqual(['last-way', 'removed'])
  })

  test('nobody changes anything before they have given it', async () => {
    const { member, key } = await addMember('editor')
    const { session } = await again(member.id)
    const offered = await appToAdd(session)
    expect(offered.key).not.toBe(key)
    expect(await addApp(session, codeOf(offered.key))).toEqual({ outcome: 'signed-out' })
    expect(await makeRecoveryCodes(session)).toEqual({ outcome: 'signed-out' })
    expect(await removeFactor(session, { app: true })).toEqual({ outcome: 'signed-out' })
  })

  test('an app is added only with the code that it shows', async () => {
    const { id } = await invite('editor')
    const { sessionToken } = await signIn(id)
    const session = await sessionOf(sessionToken)
    const { key, uri } = await appToAdd(session)
    expect(await addApp(session, wrong(key))).toEqual({ outcome: 'wrong-code' })
    expect((await readSession(sessionToken)).state).toBe('needs-second-factor')
    expect(uri).toContain(key.replaceAll(' ', ''))
    expect((await appToAdd(session)).key).toBe(key)
    expect(await addApp(session, codeOf(key))).toMatchObject({ outcome: 'added' })
    expect((await appToAdd(session)).key).not.toBe(key)
  })
})

describe('later', () => {
  test('puts it off where the mailbox is, for one session', async () => {
    const { id } = await invite('editor')
    const { sessionToken } = await signIn(id)
    await postponeEnrolment(await sessionOf(sessionToken))
    expect(await readSession(sessionToken)).toMatchObject({ state: 'signed-in', postponed: true })
    const other = await signIn(id)
    expect((await readSession(other.sessionToken)).state).toBe('needs-second-factor')
  })

  test('is over once they have one', async () => {
    const { id } = await invite('editor')
    const [put, added] = [await signIn(id), await signIn(id)]
    await postponeEnrolment(await sessionOf(put.sessionToken))
    const session = await sessionOf(added.sessionToken)
    await addApp(session, codeOf((await appToAdd(session)).key))
    expect((await readSession(put.sessionToken)).state).toBe('needs-second-factor')
  })

  test('opens nothing anywhere else', async () => {
    const { id } = await invite('editor')
    const { sessionToken } = await signIn(id)
    const session = await sessionOf(sessionToken)
    await postponeEnrolment(session)
    const transport = vi.spyOn(settings(), 'transport', 'get').mockReturnValue('smtp')
    expect(await postponeEnrolment(session)).toEqual({ outcome: 'not-here' })
    expect((await readSession(sessionToken)).state).toBe('needs-second-factor')
    transport.mockRestore()
  })
})
