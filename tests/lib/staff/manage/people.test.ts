import { beforeEach, describe, expect, test } from 'vitest'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'
import { mailboxTransport } from '@/lib/mail/transports/mailbox'
import { moveClock } from '@/lib/platform/clock'
import { approveChange } from '@/lib/staff/manage/approve-change'
import { changeRole } from '@/lib/staff/manage/change-role'
import { endMember } from '@/lib/staff/manage/end-member'
import { inviteMember } from '@/lib/staff/manage/invite-member'
import { listChanges } from '@/lib/staff/manage/list-changes'
import { listMembers } from '@/lib/staff/manage/list-members'
import { lockWorkspace } from '@/lib/staff/manage/lock-workspace'
import { resetSecondFactor } from '@/lib/staff/manage/reset-second-factor'
import { unlockWorkspace } from '@/lib/staff/manage/unlock-workspace'
import { readFactors } from '@/lib/staff/second-factor/read-factors'
import { readSession } from '@/lib/staff/session/read-session'
import { answerSignInRequests } from '@/lib/staff/sign-in/answer-sign-in-requests'
import { makeSignInLink } from '@/lib/staff/sign-in/make-sign-in-link'
import { signInByLink } from '@/lib/staff/sign-in/sign-in-by-link'
import { operator } from '@/lib/staff/staff-member'
import { ownInstallation } from '@/tests/support/installation'
import { emailOf, lettersTo } from '@/tests/support/signing'
import { addMember, invite, signIn } from '@/tests/support/staff/add-member'

const { database } = await ownInstallation()
const browser = { token: undefined, label: '' }
const tokenOf = async (id: string) => (await makeSignInLink(id)).split('/').at(-1) ?? ''

/** Nobody is an administrator, so that the next one is the first. */
beforeEach(async () => {
  await database.query(`UPDATE staff_member SET ended_at = now() WHERE ended_at IS NULL`)
})

async function deliver(): Promise<void> {
  while ((await answerSignInRequests()) > 0);
  while ((await deliverDueMail(mailboxTransport(mailboxFolder()))) > 0);
}

const subjectsTo = async (email: string) => {
  await deliver()
  return (await lettersTo(email)).map(({ subject }) => subject)
}

const roleOf = async (id: string) => (await listMembers()).find((member) => member.id === id)?.role

const lastActs = async (count: number) =>
  (
    await database.query<{ act: string }>('SELECT act FROM audit_entry ORDER BY id DESC LIMIT $1', [
      count,
    ])
  ).map(({ act }) => act)

describe('inviting', () => {
  test('brings a letter, and again where they have not come', async () => {
    const { member: by } = await addMember('administrator')
    const email = 'new-editor@example.org'
    const invitation = { email: emailOf(email), role: 'editor', locale: 'es' } as const
    expect(await inviteMember(by, invitation)).toMatchObject({ outcome: 'invited' })
    expect(await subjectsTo(email)).toEqual(['Invitación al equipo'])
    expect(await lastActs(1)).toEqual(['inviteMember'])
    expect(await inviteMember(by, invitation)).toMatchObject({ outcome: 'invited-again' })
  })

  test('two spellings of one mailbox are one person', async () => {
    const { member: by } = await addMember('administrator')
    const as = (typed: string) =>
      inviteMember(by, { email: emailOf(typed), role: 'editor', locale: 'ca' })
    const one = await as('Aina.Prova@gmail.com')
    const other = await as('ainaprova+x@googlemail.com')
    expect(other).toMatchObject({ outcome: 'invited-again', id: 'id' in one && one.id })
  })

  test('of somebody who has left brings them back without what they had', async () => {
    const { member: by } = await addMember('administrator')
    const left = await addMember('campaigner')
    await endMember(by, left.member.id)
    expect((await readSession(left.sessionToken)).state).toBe('signed-out')
    const again = { email: emailOf(left.email), role: 'editor', locale: 'ca' } as const
    expect(await inviteMember(by, again)).toEqual({ outcome: 'invited', id: left.member.id })
    expect(await readFactors(left.member.id)).toEqual({ app: null, passkeys: [], recoveryCodes: 0 })
    expect(await roleOf(left.member.id)).toBe('editor')
  })

  test('the operator gives somebody on the staff another role', async () => {
    const { member, email, sessionToken } = await addMember('editor')
    const given = { email: emailOf(email), role: 'administrator', locale: 'ca' } as const
    expect((await inviteMember(operator, given)).outcome).toBe('role-given')
    expect(await roleOf(member.id)).toBe('administrator')
    expect((await readSession(sessionToken)).state).toBe('signed-out')
  })
})

describe('another role', () => {
  test('ends all sessions and links from before', async () => {
    const { member: by } = await addMember('administrator')
    const { member, sessionToken } = await addMember('editor')
    const token = await tokenOf(member.id)
    expect(await changeRole(by, member.id, 'campaigner')).toEqual({ outcome: 'changed' })
    expect((await readSession(sessionToken)).state).toBe('signed-out')
    expect((await signInByLink(token, browser)).outcome).toBe('link-is-over')
    expect(await changeRole(by, member.id, 'campaigner')).toEqual({ outcome: 'unchanged' })
  })

  test('the last administrator stays one, of two who demote each other at once too', async () => {
    const [one, other] = [await addMember('administrator'), await addMember('administrator')]
    const done = await Promise.all([
      changeRole(one.member, other.member.id, 'editor'),
      changeRole(other.member, one.member.id, 'editor'),
    ])
    expect(done.map(({ outcome }) => outcome).toSorted()).toEqual(['changed', 'last-administrator'])
    const [left] = (await listMembers()).filter(
      ({ role, endedAt }) => role === 'administrator' && !endedAt,
    )
    const by = left?.id === one.member.id ? one.member : other.member
    expect(await endMember(by, by.id)).toEqual({ outcome: 'last-administrator' })
    expect(await endMember(operator, by.id)).toEqual({ outcome: 'ended' })
  })

  test('an id that is nobody’s changes nothing', async () => {
    const { member: by } = await addMember('administrator')
    const nobody = '00000000-0000-4000-8000-000000000000'
    expect(await changeRole(by, nobody, 'editor')).toEqual({ outcome: 'unknown-member' })
    expect(await endMember(by, nobody)).toEqual({ outcome: 'unknown-member' })
    expect(await resetSecondFactor(by, nobody)).toEqual({ outcome: 'unknown-member' })
    expect(await approveChange(by, nobody)).toEqual({ outcome: 'nothing-waits' })
  })
})

describe('a second factor that is lost', () => {
  test('an administrator resets, sessions end, and the member is told', async () => {
    const { member: by } = await addMember('administrator')
    const { member, email, sessionToken, codes } = await addMember('editor')
    expect(await resetSecondFactor(by, member.id)).toEqual({ outcome: 'reset' })
    expect((await readSession(sessionToken)).state).toBe('signed-out')
    expect(await readFactors(member.id)).toMatchObject({ app: null, recoveryCodes: 0 })
    expect(codes).toHaveLength(10)
    expect(await subjectsTo(email)).toContain('Your second factor was reset')
    const { sessionToken: again } = await signIn(member.id)
    expect(await readSession(again)).toMatchObject({
      ...{ state: 'needs-second-factor', enrolled: false },
    })
  })

  test('whoever makes an administrator an editor does not reset them alone for a week', async () => {
    const { member: by } = await addMember('administrator')
    const { member } = await addMember('administrator')
    expect(await changeRole(by, member.id, 'editor')).toEqual({ outcome: 'changed' })
    expect(await resetSecondFactor(by, member.id)).toEqual({ outcome: 'waits-for-approval' })
    moveClock(8 * 86_400_000)
    expect(await resetSecondFactor(by, member.id)).toEqual({ outcome: 'reset' })
    moveClock(-8 * 86_400_000)
  })

  test('nobody resets their own', async () => {
    const { member } = await addMember('administrator')
    expect(await resetSecondFactor(member, member.id)).toEqual({ outcome: 'own' })
  })
})

describe('the lock', () => {
  test('ends all sessions and links, lets nobody in, and the command line alone lifts it', async () => {
    const admin = await addMember('administrator')
    const { member, sessionToken, email } = await addMember('editor')
    const token = await tokenOf(member.id)
    expect(await lockWorkspace(member)).toEqual({ outcome: 'locked' })
    expect(await lockWorkspace(member)).toEqual({ outcome: 'already-locked' })
    for (const one of [sessionToken, admin.sessionToken, undefined]) {
      expect(await readSession(one)).toEqual({ state: 'locked' })
    }
    expect(await signInByLink(token, browser)).toEqual({ outcome: 'locked' })
    expect(await unlockWorkspace(admin.member)).toEqual({ outcome: 'not-allowed' })
    expect(await unlockWorkspace(operator)).toEqual({ outcome: 'unlocked' })
    expect((await readSession(sessionToken)).state).toBe('signed-out')
    expect(await signInByLink(token, browser)).toEqual({ outcome: 'link-is-over' })
    expect(await subjectsTo(email)).toContain('The workspace is locked')
    expect(await lastActs(2)).toEqual(['unlockWorkspace', 'lockWorkspace'])
    await signIn(member.id)
  })

  test('keeps invitations until it is lifted', async () => {
    const { member } = await addMember('editor')
    await lockWorkspace(member)
    const { email } = await invite('editor')
    expect(await subjectsTo(email)).toEqual([])
    await unlockWorkspace(operator)
    await database.query('UPDATE staff_sign_in_request SET due_at = now()')
    expect(await subjectsTo(email)).toEqual(['You are invited'])
  })
})

test('what waits for a second administrator is listed', async () => {
  const { member: by } = await addMember('administrator')
  const { id } = await invite('editor')
  expect(await changeRole(by, id, 'administrator')).toEqual({ outcome: 'waits-for-approval' })
  expect(await listChanges()).toMatchObject([
    { change: 'make_administrator', memberId: id, askedBy: by.id },
  ])
})
