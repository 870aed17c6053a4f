import { beforeEach, expect, test, vi } from 'vitest'
import { staffInvite } from '@/commands/staff-invite'
import { staffList } from '@/commands/staff-list'
import { staffLock } from '@/commands/staff-lock'
import { staffEnd, staffResetSecondFactor } from '@/commands/staff-member-acts'
import { readSession } from '@/lib/staff/session/read-session'
import { signInByLink } from '@/lib/staff/sign-in/sign-in-by-link'
import { ownInstallation } from '@/tests/support/installation'
import { addMember } from '@/tests/support/staff/add-member'

const { database } = await ownInstallation()

/** A command in this process: what it says, and its exit code. */
async function run(command: () => Promise<number>) {
  const lines: string[] = []
  const written = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text))
    return true
  })
  const code = await command().finally(() => written.mockRestore())
  return { code, output: lines.join('') }
}

beforeEach(async () => {
  await database.query('UPDATE staff_member SET ended_at = now() WHERE ended_at IS NULL')
})

const options = { role: 'administrator', locale: 'en' }

test('invites by letter, or prints a link that signs in', async () => {
  const email = 'first@example.org'
  const invited = await run(() => staffInvite(email, options))
  expect(invited).toMatchObject({
    code: 0,
    output: expect.stringContaining('A letter with the link'),
  })
  const printed = await run(() => staffInvite(email, { ...options, printLink: true }))
  const token = /\/staff\/sign-in\/([\w-]{43})\n/.exec(printed.output)?.[1] ?? ''
  const done = await signInByLink(token, { token: undefined, label: '' })
  expect(done.outcome).toBe('signed-in')
  expect((await run(staffList)).output).toMatch(/first@example\.org +administrator +has no second/)
})

test.each([
  ['no address', 'nobody', options, 'no e-mail address'],
  ['a role that is none', 'a@example.org', { ...options, role: 'chief' }, '--role must be'],
  ['a language that is none', 'a@example.org', { ...options, locale: 'fr' }, '--locale must be'],
])('refuses %s', async (_what, email, given, says) => {
  await expect(staffInvite(email, given)).rejects.toThrow(says)
})

test('ends somebody, and resets a second factor', async () => {
  const { email, sessionToken } = await addMember('editor')
  expect((await run(() => staffResetSecondFactor(email))).code).toBe(0)
  expect((await readSession(sessionToken)).state).toBe('signed-out')
  expect((await run(() => staffEnd(email))).output).toContain('on the staff no more')
  const again = await run(() => staffEnd(email))
  expect(again).toMatchObject({ code: 1, output: expect.stringContaining('Nobody of the address') })
})

test('locks the workspace and unlocks it', async () => {
  const { sessionToken } = await addMember('editor')
  expect((await run(() => staffLock('lock'))).output).toContain('is locked')
  expect(await readSession(sessionToken)).toEqual({ state: 'locked' })
  expect((await run(() => staffLock('unlock'))).output).toContain('is unlocked')
  expect((await readSession(sessionToken)).state).toBe('signed-out')
})
