import { afterEach, expect, test } from 'vitest'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'
import { mailboxTransport } from '@/lib/mail/transports/mailbox'
import { moveClock } from '@/lib/platform/clock'
import { endSession } from '@/lib/staff/session/end-session'
import { readSession } from '@/lib/staff/session/read-session'
import { answerSignInRequests } from '@/lib/staff/sign-in/answer-sign-in-requests'
import { askToSignIn } from '@/lib/staff/sign-in/ask-to-sign-in'
import { makeSignInLink } from '@/lib/staff/sign-in/make-sign-in-link'
import { signInByLink } from '@/lib/staff/sign-in/sign-in-by-link'
import { ownInstallation } from '@/tests/support/installation'
import { lettersTo, tokenIn } from '@/tests/support/signing'
import { addMember, invite, sessionOf, signIn } from '@/tests/support/staff/add-member'

const { database } = await ownInstallation()
const minute = 60_000
const browser = { token: undefined, label: '' }

let moved = 0
function pass(milliseconds: number): void {
  moved += milliseconds
  moveClock(milliseconds)
}
afterEach(() => {
  moveClock(-moved)
  moved = 0
})

async function deliver(): Promise<void> {
  while ((await answerSignInRequests()) > 0);
  while ((await deliverDueMail(mailboxTransport(mailboxFolder()))) > 0);
}

async function askForToken(email: string): Promise<string> {
  await askToSignIn(email, 'en')
  await deliver()
  return tokenIn((await lettersTo(email))[0])
}

/** An invited member whose invitation's link was used up, so that the next one comes at once. */
async function newMember(): Promise<{ id: string; email: string }> {
  const member = await invite('editor')
  await deliver()
  await signInByLink(tokenIn((await lettersTo(member.email))[0]), browser)
  return member
}

test('an invitation brings a link that signs in, once', async () => {
  const { email } = await invite('editor')
  await deliver()
  const token = tokenIn((await lettersTo(email))[0])
  expect((await signInByLink(token, browser)).outcome).toBe('signed-in')
  expect((await signInByLink(token, browser)).outcome).toBe('link-is-over')
})

test('three clicks at once on a link give one session', async () => {
  const { id, email } = await newMember()
  const token = await askForToken(email)
  await database.query('DELETE FROM staff_session WHERE member_id = $1', [id])
  const outcomes = await Promise.all([1, 2, 3].map(() => signInByLink(token, browser)))
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([
    'link-is-over',
    'link-is-over',
    'signed-in',
  ])
  const sessions = await database.query('SELECT 1 FROM staff_session WHERE member_id = $1', [id])
  expect(sessions).toHaveLength(1)
})

test('a link is over after ten minutes, and a forged one never was', async () => {
  const { email } = await newMember()
  const token = await askForToken(email)
  pass(10 * minute)
  expect((await signInByLink(token, browser)).outcome).toBe('link-is-over')
  for (const forged of ['x'.repeat(43), 'x', '', '/'.repeat(43), 'é'.repeat(43)]) {
    expect((await signInByLink(forged, browser)).outcome).toBe('link-is-over')
  }
})

test('a stranger gets no letter, and nothing is left of the question', async () => {
  await askToSignIn('stranger@example.org', 'en')
  await deliver()
  expect(await lettersTo('stranger@example.org')).toEqual([])
  expect(await database.query('SELECT 1 FROM staff_sign_in_request')).toEqual([])
})

test('whoever asks in a member’s name sends few letters, and the newest always works', async () => {
  const { email } = await newMember()
  for (let asked = 0; asked < 60; asked++) {
    await askToSignIn(email, 'en')
    await deliver()
    pass(minute)
  }
  const letters = await lettersTo(email)
  expect(letters.length).toBeLessThan(14)
  expect((await signInByLink(tokenIn(letters[0]), browser)).outcome).toBe('signed-in')
})

test('the database holds no token in clear', async () => {
  const { sessionToken, browserToken } = await addMember('editor')
  for (const table of ['staff_session', 'staff_browser', 'staff_sign_in_link']) {
    const rows = await database.query<{ text: string }>(`SELECT t::text FROM ${table} t`)
    expect(JSON.stringify(rows)).not.toContain(sessionToken)
    expect(JSON.stringify(rows)).not.toContain(browserToken)
  }
})

test('a session ends half an hour after its last use, and twelve hours after its first', async () => {
  const { sessionToken } = await addMember('editor')
  for (let used = 0; used < 11; used++) {
    pass(29 * minute)
    expect((await readSession(sessionToken)).state).toBe('signed-in')
  }
  pass(30 * minute)
  expect((await readSession(sessionToken)).state).toBe('signed-out')

  const other = await addMember('editor')
  for (let used = 0; used < 24; used++) {
    expect((await readSession(other.sessionToken)).state).toBe('signed-in')
    pass(29 * minute + 59_000)
  }
  pass(minute)
  expect((await readSession(other.sessionToken)).state).toBe('signed-out')
})

test('signed out, a cookie opens nothing', async () => {
  const { sessionToken } = await addMember('editor')
  await endSession(sessionToken)
  expect(await readSession(sessionToken)).toEqual({ state: 'signed-out' })
  await endSession(sessionToken)
})

test('a sign-in from another browser is told by letter, from a known one it is not', async () => {
  const { member, email, browserToken } = await addMember('editor')
  const told = async () => {
    await deliver()
    const letters = await lettersTo(email)
    return letters.filter(({ subject }) => subject === 'Sign-in from another browser').length
  }
  expect(await told()).toBe(0)
  await signIn(member.id, browserToken)
  expect(await told()).toBe(0)
  await signIn(member.id)
  expect(await told()).toBe(1)
})

test('without the second factor a session opens nothing else', async () => {
  const { member } = await addMember('editor')
  const { sessionToken } = await signIn(member.id)
  expect(await readSession(sessionToken)).toMatchObject({
    ...{ state: 'needs-second-factor', enrolled: true },
  })
  expect((await sessionOf(sessionToken)).memberId).toBe(member.id)
})

test('a link of somebody who has left opens nothing', async () => {
  const { id } = await invite('editor')
  const token = (await makeSignInLink(id)).split('/').at(-1) ?? ''
  await database.query('UPDATE staff_member SET ended_at = now() WHERE id = $1', [id])
  expect((await signInByLink(token, browser)).outcome).toBe('link-is-over')
})
