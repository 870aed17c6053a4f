import { expect, test } from 'vitest'
import { changeRole } from '@/lib/staff/manage/change-role'
import { makeSignInLink } from '@/lib/staff/sign-in/make-sign-in-link'
import { type Answer, ask } from '@/tests/http/ask'
import { formIn, sendForm } from '@/tests/http/form'
import { openSite } from '@/tests/support/open-site'
import { addMember } from '@/tests/support/staff/add-member'

const { origin, installation } = await openSite()
const askPath = '/staff/sign-in'

const linkPath = async (memberId: string) => new URL(await makeSignInLink(memberId)).pathname

/** Presses the only button of a page, as a browser without scripts does. */
async function press(path: string, cookie = ''): Promise<Answer> {
  const headers: Record<string, string> = cookie ? { cookie } : {}
  const page = await ask(origin, path, { headers })
  return sendForm(origin, path, formIn(page.text, '$ACTION_'), headers)
}

const cookiesOf = ({ headers }: Answer) => headers['set-cookie'] ?? []
const cookieNamed = (answer: Answer, name: string) =>
  cookiesOf(answer).find((cookie) => cookie.startsWith(`${name}=`)) ?? ''

test('a link signs in by its button alone, once, with a cookie for the workspace', async () => {
  const { member } = await addMember('editor')
  const path = await linkPath(member.id)
  const count = () => installation.database.query('SELECT id FROM staff_session')
  const before = await count()
  for (let times = 0; times < 3; times++) {
    expect((await ask(origin, path)).status).toBe(200)
    expect((await ask(origin, path, { method: 'HEAD' })).status).toBe(200)
  }
  expect(await count()).toEqual(before)
  const answer = await press(path)
  expect(answer.status).toBe(303)
  expect(answer.headers.location).toBe('/staff/second-factor')
  expect(cookieNamed(answer, 'altaveu-staff')).toMatch(
    /^altaveu-staff=[\w-]{43}; Path=\/staff;.*HttpOnly; SameSite=lax$/,
  )
  expect((await count()).length).toBe(before.length + 1)
  const again = await press(path)
  expect(again.status).toBe(410)
  expect(cookiesOf(again)).toEqual([])
})

test.each([
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  '/en',
  '/staff/../en',
  '/staff//evil.example',
  '/staff/sign-in',
  'javascript:alert(1)',
])('nobody is led to %s by the sign-in', async (to) => {
  const { member } = await addMember('editor')
  const asked = `${askPath}?${new URLSearchParams({ to })}`
  const page = await ask(origin, asked)
  const answer = await sendForm(origin, asked, {
    ...formIn(page.text, 'email'),
    email: 'somebody@example.org',
  })
  expect(answer.headers.location).toBe('/staff/sign-in?sent=yes')
  const way = cookieNamed(answer, 'altaveu-staff-way')
  expect(decodeURIComponent(way)).toMatch(/^altaveu-staff-way=\/staff;/)
  // A cookie that was forged leads nowhere else either.
  const forged = `altaveu-staff-way=${encodeURIComponent(to)}`
  const entered = await press(await linkPath(member.id), forged)
  expect(entered.headers.location).toBe('/staff/second-factor')
})

test('a cookie opens nothing after the sign-out, nor one from before a change of role', async () => {
  const administrator = await addMember('administrator')
  const { member, sessionToken } = await addMember('editor')
  const cookie = `altaveu-staff=${sessionToken}`
  expect((await ask(origin, '/staff', { headers: { cookie } })).status).toBe(200)
  await changeRole(administrator.member, member.id, 'campaigner')
  const after = await ask(origin, '/staff', { headers: { cookie } })
  expect(after).toMatchObject({ status: 307, headers: { location: askPath } })

  const own = `altaveu-staff=${administrator.sessionToken}`
  const page = await ask(origin, '/staff/me', { headers: { cookie: own } })
  const forms = page.text.split('<form').filter((form) => form.includes('Sign out'))
  const left = await sendForm(origin, '/staff/me', formIn(`<form${forms.at(-1)}`, '$ACTION_'), {
    cookie: own,
  })
  expect(left.headers.location).toBe(askPath)
  expect(cookieNamed(left, 'altaveu-staff')).toMatch(/Max-Age=0|1970/)
  const gone = await ask(origin, '/staff', { headers: { cookie: own } })
  expect(gone).toMatchObject({ status: 307, headers: { location: askPath } })
})

test('what is no address is told so, and kept in its field; nothing is stored', async () => {
  const page = await ask(origin, askPath)
  const before = await installation.database.query('SELECT id FROM staff_sign_in_request')
  for (const email of [
    '',
    'nobody',
    'a@b',
    `${'a'.repeat(5_000)}@example.org`,
    '<b>@example.org',
  ]) {
    const answer = await sendForm(origin, askPath, { ...formIn(page.text, 'email'), email })
    expect(answer.status).toBe(422)
  }
  const left = await installation.database.query('SELECT id FROM staff_sign_in_request')
  expect(left.length).toBeLessThanOrEqual(before.length)
})
