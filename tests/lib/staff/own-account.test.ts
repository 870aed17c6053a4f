import { describe, expect, test } from 'vitest'
import { changeOwnProfile } from '@/lib/staff/manage/change-own-profile'
import { endOwnSession } from '@/lib/staff/manage/end-own-session'
import { parseProfile } from '@/lib/staff/profile-form'
import { listSessions } from '@/lib/staff/session/list-sessions'
import { readSession } from '@/lib/staff/session/read-session'
import { browserLabel } from '@/lib/staff/sign-in/browser-label'
import { ownInstallation } from '@/tests/support/installation'
import { addMember, signIn } from '@/tests/support/staff/add-member'

await ownInstallation()

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

test('a member lists their sessions and ends one, and nobody else’s', async () => {
  const [one, other] = [await addMember('editor'), await addMember('administrator')]
  const second = await signIn(one.member.id)
  const listed = await listSessions(one.member.id)
  expect(listed.map(({ browser }) => browser)).toEqual(['Firefox, Linux', 'Firefox, Linux'])
  const ids = listed.map(({ id }) => id)
  expect(ids).toContain(one.session.id)
  for (const id of ids) {
    expect(await endOwnSession(other.member, id)).toEqual({ outcome: 'unknown-session' })
  }
  const [rest = ''] = ids.filter((id) => id !== one.session.id)
  expect(await endOwnSession(one.member, rest)).toEqual({ outcome: 'ended' })
  expect((await readSession(second.sessionToken)).state).toBe('signed-out')
  expect((await readSession(one.sessionToken)).state).toBe('signed-in')
})

test('name and language are one’s own to change', async () => {
  const { member, sessionToken } = await addMember('editor')
  const profile = { name: 'Aina Prova', locale: 'ca' } as const
  expect(await changeOwnProfile(member, profile)).toEqual({ outcome: 'changed' })
  expect(await changeOwnProfile(member, profile)).toEqual({ outcome: 'unchanged' })
  const state = await readSession(sessionToken)
  expect(state).toMatchObject({ member: { name: 'Aina Prova', locale: 'ca' } })
})

describe('what a profile may hold', () => {
  test.each([
    [{ name: ' Aina  Prova ', locale: 'es' }, 'Aina Prova', 'es'],
    [{ name: '', locale: 'xx' }, '', 'en'],
    [{}, '', 'en'],
  ])('%o', (fields, name, locale) => {
    const parsed = parseProfile(form(fields as Record<string, string>), 'en')
    expect(parsed).toEqual({ ok: true, profile: { name, locale } })
  })

  test.each(['x'.repeat(101), 'https://evil.example', 'a\u202eb', '\u0000'])('not %j', (name) => {
    expect(parseProfile(form({ name }), 'en').ok).toBe(false)
  })
})

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox, Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari, iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
    'Edge, Windows',
  ],
  ['curl/8.0', ''],
  [null, ''],
  ['<script>alert(1)</script>', ''],
])('a browser that calls itself %j is %j', (agent, label) => {
  expect(browserLabel(agent)).toBe(label)
})
