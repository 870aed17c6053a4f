import { expect, test } from 'vitest'
import { hideByLink } from '@/lib/defenders/hiding/hide-by-link'
import { askToLiftHiding } from '@/lib/defenders/hiding/manage/ask-to-lift-hiding'
import { listHidings } from '@/lib/defenders/hiding/manage/list-hidings'
import { makeHideLink } from '@/lib/defenders/hiding/manage/make-hide-link'
import { dayOf, now } from '@/lib/platform/clock'
import { sessionCookie } from '@/lib/staff/session/session-cookie'
import { operator } from '@/lib/staff/staff-member'
import { ask } from '@/tests/http/ask'
import { formIn, sendForm, wordsOf } from '@/tests/http/form'
import { addConsent, requireConsent } from '@/tests/support/defenders/consent'
import { openSite } from '@/tests/support/open-site'
import { addRealCase } from '@/tests/support/real-case'
import { addMember } from '@/tests/support/staff/add-member'
import { words } from '@/tests/support/words'

const { origin } = await openSite()
const { attention, consent, ownLink } = words.en
const day = 86_400_000
const dayAhead = (days: number) => dayOf(new Date(now().getTime() + days * day))

const [editor, campaigner, administrator] = [
  await addMember('editor'),
  await addMember('campaigner'),
  await addMember('administrator'),
]
const cookieOf = ({ sessionToken }: { sessionToken: string }) => ({
  cookie: `${sessionCookie}=${sessionToken}`,
})
const see = async (path: string, member: { sessionToken: string }) => {
  const { text } = await ask(origin, path, { headers: cookieOf(member) })
  return { text, words: wordsOf(text) }
}

/** Somebody who is detained (`addRealCase`), shown by a consent that ends in five days. */
async function addDetained(slug: string, name: string) {
  const { defender } = await addRealCase({ slug, name })
  await requireConsent(defender.id)
  const consentId = await addConsent(defender.id, { endsAt: new Date(now().getTime() + 5 * day) })
  return { path: `/staff/defenders/${defender.id}/consent`, consentId, id: defender.id }
}

test('the home says where nothing waits for anybody', async () => {
  const home = await see('/staff', editor)
  expect(home.words).toContain(attention.noConsents)
  expect(home.words).toContain(attention.noSecond)
  expect((await see('/staff', campaigner)).words).not.toContain(attention.consents)
})

test('a consent of somebody detained is extended by two members, with a day and a reason', async () => {
  const { path, consentId } = await addDetained('eva-tolm', 'Eva Tolm')
  const headers = cookieOf(editor)
  const form = formIn((await see(path, editor)).text, 'extended')
  const [lastDay, reason] = [`lastDay-${consentId}`, `reason-${consentId}`]
  const good = { [lastDay]: dayAhead(90), [reason]: 'Her lawyer cannot see her.' }
  for (const bad of [
    { [lastDay]: dayAhead(1) },
    { [lastDay]: dayAhead(400) },
    { [lastDay]: '2027-02-30' },
    { [lastDay]: '' },
    { [reason]: ' ' },
  ]) {
    const refused = await sendForm(origin, path, { ...form, ...good, ...bad }, headers)
    expect(refused.status, JSON.stringify(bad)).toBe(422)
  }
  expect((await sendForm(origin, path, { ...form, ...good }, headers)).status).toBe(303)

  expect((await see('/staff', administrator)).words).toContain('an extension has waited')
  const own = await see(path, editor)
  expect(own.words).toContain(consent.extension.own)
  expect(own.text).not.toContain('name="extension"')
  const page = await see(path, administrator)
  expect(page.words).toContain('Her lawyer cannot see her.')
  const approving = formIn(page.text, 'extension')
  expect((await sendForm(origin, path, approving, headers)).status).toBe(409)
  const campaigners = await sendForm(origin, path, approving, cookieOf(campaigner))
  expect(campaigners.status).toBe(403)
  expect((await sendForm(origin, path, approving, cookieOf(administrator))).status).toBe(303)
  const after = await see(path, administrator)
  expect(after.words).not.toContain(consent.extension.waits)
  expect((await see('/staff', administrator)).words).not.toContain('an extension has waited')
})

test('the home lists each consent to review and each request of one member, a line each', async () => {
  const { id } = await addDetained('fay-tolm', 'Fay Tolm')
  await addRealCase({ slug: 'gus-tolm', name: 'Gus Tolm' })
  const link = await makeHideLink(operator, id)
  await hideByLink('token' in link ? link.token : '', 'face')
  const [hiding] = (await listHidings(operator, id)).hidings
  await askToLiftHiding(editor.member, hiding?.id ?? '', 'She rang.')
  for (const member of [editor, administrator]) {
    const home = await see('/staff', member)
    expect(home.words).toMatch(/Fay Tolm the consent ends on \d/)
    expect(home.words).toContain(`Gus Tolm ${attention.reasons['to-be-asked']}`)
    expect(home.words).toContain('Fay Tolm: show again what the link hid asked for on')
    expect(home.text).toContain(`/staff/defenders/${id}/link`)
  }
  const home = await see('/staff', campaigner)
  expect(home.words).not.toContain('Gus Tolm')
  expect(home.words).not.toContain(ownLink.title)
})
