import { expect, test } from 'vitest'
import { addressOf } from '@/lib/i18n/routing'
import { sessionCookie } from '@/lib/staff/session/session-cookie'
import { type StaffRole, staffRoles } from '@/lib/staff/staff-role'
import { ask } from '@/tests/http/ask'
import { formIn, sendForm, wordsOf } from '@/tests/http/form'
import { eventually } from '@/tests/support/eventually'
import { openSite } from '@/tests/support/open-site'
import { addRealCase } from '@/tests/support/real-case'
import { addMember } from '@/tests/support/staff/add-member'
import { words } from '@/tests/support/words'

const { origin } = await openSite()
const { hiding, takeDown, log } = words.en

async function cookieOf(role: StaffRole) {
  return { cookie: `${sessionCookie}=${(await addMember(role)).sessionToken}` }
}

const publicStory = async (slug: string) =>
  (await ask(origin, addressOf('en', 'defender', { slug }))).text

test.each(staffRoles)('one press hides the story alone: %s', async (role) => {
  const slug = `${role}-hides`
  const { defender } = await addRealCase({ slug, name: 'Ilse Prova', story: 'Told here.' })
  const path = `/staff/defenders/${defender.id}`
  const headers = await cookieOf(role)
  const before = await ask(origin, path, { headers })
  await eventually('the story', async () => (await publicStory(slug)).includes('Told here.'))

  const sent = { ...formIn(before.text, 'part'), part: 'story' }
  expect(await sendForm(origin, path, sent, headers)).toMatchObject({
    status: 303,
    headers: { location: path },
  })
  await eventually('the story to be gone', async () => {
    const page = await publicStory(slug)
    return page.includes('Ilse Prova') && !page.includes('Told here.')
  })
  const after = wordsOf((await ask(origin, path, { headers })).text)
  expect(after).toContain(hiding.parts.story.hidden)
  expect(after).not.toContain(hiding.parts.story.hide)
  expect(after).toContain(hiding.parts.face.hide)
  expect(after).toContain(
    role === 'administrator' ? hiding.parts.story.show : hiding.onlyAdministrators,
  )
  // The log says in words which part it was.
  expect(after).toContain(`${log.acts.hidePart} ${log.words.story}`)
  const list = wordsOf((await ask(origin, `/staff/defenders?q=Ilse`, { headers })).text)
  expect(list).toContain('Hidden: story')
})

test('an administrator shows it again with a reason, and nobody else does', async () => {
  const { defender } = await addRealCase({ slug: 'again', name: 'Bru Prova', story: 'Told twice.' })
  const item = `/staff/defenders/${defender.id}`
  const path = `${item}/parts/story`
  const editors = await cookieOf('editor')
  const form = formIn((await ask(origin, item, { headers: editors })).text, 'part')
  await sendForm(origin, item, { ...form, part: 'story' }, editors)

  const headers = await cookieOf('administrator')
  const page = await ask(origin, path, { headers })
  const showing = formIn(page.text, 'reason')
  const refused = await ask(origin, path, { headers: editors })
  expect(wordsOf(refused.text)).toContain(takeDown.show.notAllowed)
  expect((await sendForm(origin, path, { ...showing, reason: 'Mine.' }, editors)).status).toBe(403)
  expect((await sendForm(origin, path, { ...showing, reason: ' ' }, headers)).status).toBe(422)
  expect(await sendForm(origin, path, { ...showing, reason: 'She asked.' }, headers)).toMatchObject(
    { status: 303, headers: { location: item } },
  )
  expect((await ask(origin, item, { headers })).text).toContain('She asked.')
  await eventually('the story', async () => (await publicStory('again')).includes('Told twice.'))
  const over = await ask(origin, path, { headers })
  expect(wordsOf(over.text)).toContain(hiding.notHidden)
})

test('what is no part of anybody is neither hidden nor shown', async () => {
  const { defender } = await addRealCase({ slug: 'whole', name: 'Nil Prova', story: 'Told.' })
  const item = `/staff/defenders/${defender.id}`
  const headers = await cookieOf('administrator')
  const form = formIn((await ask(origin, item, { headers })).text, 'part')
  for (const part of ['person', 'name', '', 'constructor', ['face', 'story']]) {
    const sent = await sendForm(origin, item, { ...form, part }, headers)
    expect(sent.status).toBeLessThan(500)
  }
  const after = wordsOf((await ask(origin, item, { headers })).text)
  for (const part of ['place', 'story'] as const) expect(after).toContain(hiding.parts[part].hide)
  expect((await ask(origin, `${item}/parts/person`, { headers })).status).toBe(404)
})
