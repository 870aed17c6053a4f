import { expect, test } from 'vitest'
import { hideByLink } from '@/lib/defenders/hiding/hide-by-link'
import { makeHideLink } from '@/lib/defenders/hiding/manage/make-hide-link'
import { addressOf } from '@/lib/i18n/routing'
import { sessionCookie } from '@/lib/staff/session/session-cookie'
import { operator } from '@/lib/staff/staff-member'
import type { StaffRole } from '@/lib/staff/staff-role'
import { ask } from '@/tests/http/ask'
import { formIn, sendForm, wordsOf } from '@/tests/http/form'
import { eventually } from '@/tests/support/eventually'
import { openSite } from '@/tests/support/open-site'
import { addRealCase } from '@/tests/support/real-case'
import { addMember } from '@/tests/support/staff/add-member'
import { words } from '@/tests/support/words'

const { origin } = await openSite()
const { ownLink, hiding } = words.en

async function cookieOf(role: StaffRole) {
  return { cookie: `${sessionCookie}=${(await addMember(role)).sessionToken}` }
}

const see = async (path: string, headers: Record<string, string>) => {
  const { status, text } = await ask(origin, path, { headers })
  return { status, text, words: wordsOf(text) }
}

/** The fields of a page's form, of which only the act's own are needed to send it. */
const actOf = (html: string, button: string) => {
  const form = html.split('<form').find((part) => part.includes(`>${button}</button>`))
  if (form === undefined) throw new Error(`No form with ${button}`)
  return formIn(`<form${form}`, '$ACTION')
}

test('an editor makes a link, which is shown once and hides; the one from before does nothing', async () => {
  const { defender } = await addRealCase({ slug: 'ada-lenk', name: 'Ada Lenk' })
  const path = `/staff/defenders/${defender.id}/link`
  const headers = await cookieOf('editor')
  const before = await see(path, headers)
  expect(before.words).toContain(ownLink.none)
  const made = await sendForm(origin, path, actOf(before.text, ownLink.make), headers)
  expect(made).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } })
  const [, token = ''] = /\/en\/hide\/([\w-]{43})/.exec(made.text) ?? []
  for (const locale of ['ca', 'es', 'en'] as const) {
    expect(made.text).toContain(origin + addressOf(locale, 'hide', { token }))
  }
  const after = await see(path, headers)
  expect(after.text).not.toContain(token)
  const again = await sendForm(origin, path, actOf(after.text, ownLink.replace), headers)
  expect(again.text).not.toContain(token)

  const profile = addressOf('en', 'defender', { slug: 'ada-lenk' })
  await hideByLink(token, 'person')
  expect((await ask(origin, profile)).status).toBe(200)
  const [, second = ''] = /\/en\/hide\/([\w-]{43})/.exec(again.text) ?? []
  await hideByLink(second, 'person')
  await eventually('a 404', async () => (await ask(origin, profile)).status === 404)
})

test('what the link hid is seen everywhere, and shown again by two who both asked the person', async () => {
  const { defender } = await addRealCase({ slug: 'bo-lenk', name: 'Bo Lenk' })
  const item = `/staff/defenders/${defender.id}`
  const path = `${item}/link`
  const link = await makeHideLink(operator, defender.id)
  await hideByLink('token' in link ? link.token : '', 'person')
  const [editor, administrator] = [await cookieOf('editor'), await cookieOf('administrator')]

  expect((await see(item, editor)).words).toContain(hiding.byLink)
  expect((await see('/staff/defenders?q=Bo+Lenk', editor)).words).toContain(hiding.byLink)
  const show = await see(`${item}/show`, administrator)
  expect(show.words).toContain(ownLink.showNeedsTwo)
  expect(show.text).not.toContain('name="reason"')

  const asking = formIn((await see(path, editor)).text, 'hiding')
  const statement = `statement-${asking.hiding}`
  expect((await sendForm(origin, path, { ...asking, [statement]: ' ' }, editor)).status).toBe(422)
  const asked = { ...asking, [statement]: 'She rang on Monday.' }
  expect((await sendForm(origin, path, asked, editor)).status).toBe(303)
  const waiting = await see(path, editor)
  expect(waiting.words).toContain(ownLink.waits)
  expect(waiting.text).not.toContain('name="hiding"')

  const approving = await see(path, administrator)
  expect(approving.words).toContain('She rang on Monday.')
  const form = formIn(approving.text, 'hiding')
  // Whoever asked sends the other's form.
  const own = await sendForm(origin, path, { ...form, [statement]: 'Me again.' }, editor)
  expect(own.status).toBe(409)
  const empty = await sendForm(origin, path, { ...form, [statement]: '' }, administrator)
  expect(empty.status).toBe(422)
  const done = { ...form, [statement]: 'I rang her too.' }
  expect((await sendForm(origin, path, done, administrator)).status).toBe(303)
  const over = await see(item, administrator)
  expect(over.words).not.toContain(hiding.byLink)
  expect(over.words).toContain('She rang on Monday.')
  expect(over.words).toContain('I rang her too.')
  const profile = addressOf('en', 'defender', { slug: 'bo-lenk' })
  await eventually('her page', async () => (await ask(origin, profile)).status === 200)
})

test('whoever keeps no consents neither makes the link nor sees what was said about it', async () => {
  const { defender } = await addRealCase({ slug: 'cy-lenk', name: 'Cy Lenk' })
  const path = `/staff/defenders/${defender.id}/link`
  const editors = await see(path, await cookieOf('editor'))
  const headers = await cookieOf('campaigner')
  const page = await see(path, headers)
  expect(page.words).toContain(ownLink.notAllowed)
  expect(page.text).not.toContain('$ACTION')
  const sent = await sendForm(origin, path, actOf(editors.text, ownLink.make), headers)
  expect(sent.status).toBe(403)
  expect(sent.text).not.toMatch(/\/hide\/[\w-]{43}/)
})

test('what stands for no hiding changes nothing', async () => {
  const { defender } = await addRealCase({ slug: 'di-lenk', name: 'Di Lenk' })
  const path = `/staff/defenders/${defender.id}/link`
  const link = await makeHideLink(operator, defender.id)
  await hideByLink('token' in link ? link.token : '', 'face')
  const headers = await cookieOf('editor')
  const form = formIn((await see(path, headers)).text, 'hiding')
  const nobody = '01932c07-0000-7000-8000-000000000000'
  for (const bad of ['', 'x', nobody, [nobody, nobody], "';--"]) {
    const sent = await sendForm(origin, path, { ...form, hiding: bad }, headers)
    expect(sent.status).toBeLessThan(500)
  }
  expect((await see(path, headers)).words).toContain(ownLink.ask)
})
