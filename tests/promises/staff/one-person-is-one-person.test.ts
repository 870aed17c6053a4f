import { afterEach, beforeEach, expect, test } from 'vitest'
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
import { refuseChange } from '@/lib/staff/manage/refuse-change'
import { resetSecondFactor } from '@/lib/staff/manage/reset-second-factor'
import { operator, type StaffMember } from '@/lib/staff/staff-member'
import { ownInstallation } from '@/tests/support/installation'
import { emailOf, lettersTo } from '@/tests/support/signing'
import { addMember, type SignedInMember } from '@/tests/support/staff/add-member'

/** However one administrator goes about it, they never become two who agree with each other. */
const { database } = await ownInstallation()
const day = 86_400_000

let moved = 0
function pass(milliseconds: number): void {
  moved += milliseconds
  moveClock(milliseconds)
}

let asker: SignedInMember
let other: SignedInMember

beforeEach(async () => {
  await database.query('UPDATE staff_member SET ended_at = now() WHERE ended_at IS NULL')
  await database.query(
    "UPDATE staff_change_request SET decision = 'refused', decided_at = now() WHERE decision IS NULL",
  )
  asker = await addMember('administrator')
  other = await addMember('administrator')
  // Both have been administrators for longer than a week.
  await database.query('UPDATE staff_member SET approves_from = NULL')
})
afterEach(() => {
  moveClock(-moved)
  moved = 0
})

const roleOf = async (id: string) => (await listMembers()).find((one) => one.id === id)?.role

async function waiting(): Promise<string> {
  const [one] = await listChanges()
  if (!one) throw new Error('Nothing waits')
  return one.id
}

const askFor = (by: StaffMember, email: string) =>
  inviteMember(by, { email: emailOf(email), role: 'administrator', locale: 'en' })

async function subjectsTo(email: string): Promise<string[]> {
  while ((await deliverDueMail(mailboxTransport(mailboxFolder()))) > 0);
  return (await lettersTo(email)).map(({ subject }) => subject)
}

test('an administrator who invites an administrator has an editor until another agrees', async () => {
  const done = await askFor(asker.member, 'puppet-1@example.org')
  if (done.outcome !== 'invited-as-editor') throw new Error(done.outcome)
  expect(await roleOf(done.id)).toBe('editor')
  expect(await approveChange(asker.member, await waiting())).toEqual({
    outcome: 'needs-somebody-else',
  })
  expect(await roleOf(done.id)).toBe('editor')
  expect(await approveChange(other.member, await waiting())).toEqual({ outcome: 'approved' })
  expect(await roleOf(done.id)).toBe('administrator')
})

test('who is to become one does not agree to it, even with a session from before', async () => {
  const puppet = await addMember('editor')
  await changeRole(asker.member, puppet.member.id, 'administrator')
  expect(await approveChange(puppet.member, await waiting())).toEqual({ outcome: 'not-allowed' })
})

test('a new administrator agrees to nothing for seven days, and all administrators are told', async () => {
  const puppet = await addMember('editor')
  await changeRole(asker.member, puppet.member.id, 'administrator')
  await approveChange(other.member, await waiting())
  for (const { email } of [asker, other, puppet]) {
    expect(await subjectsTo(email)).toContain('A change among the administrators')
  }
  const second = await addMember('editor')
  await changeRole(asker.member, second.member.id, 'administrator')
  const puppetNow = { ...puppet.member, role: 'administrator' } as StaffMember
  pass(7 * day - 60_000)
  expect((await approveChange(puppetNow, await waiting())).outcome).toBe('too-soon')
  pass(120_000)
  expect((await approveChange(puppetNow, await waiting())).outcome).toBe('approved')
})

test('an administrator’s second factor is reset by another’s yes only, and then they agree to nothing for seven days', async () => {
  const target = await addMember('administrator')
  expect(await resetSecondFactor(asker.member, target.member.id)).toEqual({
    outcome: 'waits-for-approval',
  })
  expect(await approveChange(asker.member, await waiting())).toEqual({
    outcome: 'needs-somebody-else',
  })
  expect(await approveChange(target.member, await waiting())).toEqual({
    outcome: 'needs-somebody-else',
  })
  expect(await approveChange(other.member, await waiting())).toEqual({ outcome: 'approved' })
  expect(await subjectsTo(target.email)).toContain('Your second factor was reset')
  expect(await subjectsTo(asker.email)).toContain('A change among the administrators')
  await askFor(asker.member, 'puppet-2@example.org')
  expect((await approveChange(target.member, await waiting())).outcome).toBe('too-soon')
})

test('by the command line too: a new one and a reset one agree to nothing for seven days', async () => {
  const added = await addMember('administrator')
  await askFor(asker.member, 'puppet-3@example.org')
  expect((await approveChange(added.member, await waiting())).outcome).toBe('too-soon')
  expect(await resetSecondFactor(operator, other.member.id)).toEqual({ outcome: 'reset' })
  expect((await approveChange(other.member, await waiting())).outcome).toBe('too-soon')
})

test('two who agree at the same instant do it once, and whoever refuses first has refused', async () => {
  const third = await addMember('administrator')
  await database.query('UPDATE staff_member SET approves_from = NULL')
  await askFor(asker.member, 'puppet-4@example.org')
  const id = await waiting()
  const done = await Promise.all([approveChange(other.member, id), approveChange(third.member, id)])
  expect(done.map(({ outcome }) => outcome).toSorted()).toEqual(['approved', 'nothing-waits'])

  await askFor(asker.member, 'puppet-5@example.org')
  const next = await waiting()
  expect(await refuseChange(third.member, next)).toEqual({ outcome: 'refused' })
  expect(await approveChange(other.member, next)).toEqual({ outcome: 'nothing-waits' })
})

test('nothing that an administrator asked for outlives them, or its two weeks', async () => {
  await askFor(asker.member, 'puppet-6@example.org')
  const id = await waiting()
  await endMember(other.member, asker.member.id)
  expect(await approveChange(other.member, id)).toEqual({ outcome: 'nothing-waits' })

  const third = await addMember('administrator')
  await database.query('UPDATE staff_member SET approves_from = NULL')
  await askFor(third.member, 'puppet-7@example.org')
  const late = await waiting()
  pass(14 * day)
  expect(await approveChange(other.member, late)).toEqual({ outcome: 'nothing-waits' })
})

test('the database itself refuses a yes by who asked, and by whom it is about', async () => {
  await askFor(asker.member, 'puppet-8@example.org')
  const id = await waiting()
  const approve = (column: string) =>
    database.query(
      `UPDATE staff_change_request SET decision = 'approved', decided_at = now(), decided_by = ${column} WHERE id = $1`,
      [id],
    )
  await expect(approve('asked_by')).rejects.toThrow('not_by_its_asker')
  await expect(approve('member_id')).rejects.toThrow('not_by_its_subject')
})
