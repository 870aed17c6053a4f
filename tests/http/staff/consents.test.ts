import { expect, test } from 'vitest'
import { addressOf } from '@/lib/i18n/routing'
import { sessionCookie } from '@/lib/staff/session/session-cookie'
import type { StaffRole } from '@/lib/staff/staff-role'
import { ask } from '@/tests/http/ask'
import { type Fields, formIn, sendForm } from '@/tests/http/form'
import { addConsent, requireConsent } from '@/tests/support/defenders/consent'
import { eventually } from '@/tests/support/eventually'
import { openSite } from '@/tests/support/open-site'
import { addRealCase } from '@/tests/support/real-case'
import { addMember } from '@/tests/support/staff/add-member'

const { origin, installation } = await openSite()
const { database } = installation

async function cookieOf(role: StaffRole) {
  return { cookie: `${sessionCookie}=${(await addMember(role)).sessionToken}` }
}

const typed: Fields = {
  ...{ kind: 'consent', givenBy: 'family', givenOn: '2026-10-01' },
  ...{ purposes: ['site', 'campaigns'], covers: ['name'], freely: 'yes' },
  ...{ evidence: 'Her sister came to our office.', paperAt: 'Folder 9', channel: 'By Signal' },
  ...{ startsOn: '', endsOn: '' },
}

test('an editor enters a consent, and the public sees no more than it covers', async () => {
  const { defender } = await addRealCase({ slug: 'zelva-dorn', name: 'Zelva Dorn', story: 'Told.' })
  const path = `/staff/defenders/${defender.id}/consent`
  const headers = await cookieOf('editor')
  const page = await ask(origin, path, { headers })
  expect(page.status).toBe(200)
  const form = formIn(page.text, 'paperAt')

  const refused = await sendForm(origin, path, { ...form, ...typed, evidence: ' ' }, headers)
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('id="evidence-error"')
  expect(refused.text).toContain('Folder 9')

  const done = await sendForm(origin, path, { ...form, ...typed }, headers)
  expect(done).toMatchObject({ status: 303, headers: { location: path } })
  const register = await ask(origin, path, { headers })
  expect(register.text).toContain('Her sister came to our office.')
  await eventually('the story to be gone', async () => {
    const profile = await ask(origin, addressOf('en', 'defender', { slug: 'zelva-dorn' }))
    return profile.status === 200 && !profile.text.includes('Told.')
  })
})

test('whoever keeps no consents sees none of them, and enters none', async () => {
  const { defender } = await addRealCase({ slug: 'brunt-osk', name: 'Brunt Osk' })
  await addConsent(defender.id)
  const path = `/staff/defenders/${defender.id}/consent`
  const editors = await ask(origin, path, { headers: await cookieOf('editor') })
  const headers = await cookieOf('campaigner')
  const page = await ask(origin, path, { headers })
  expect(page.status).toBe(200)
  expect(page.text).not.toContain('Told to us at our office.')
  const form = formIn(editors.text, 'paperAt')
  expect((await sendForm(origin, path, { ...form, ...typed }, headers)).status).toBe(403)
})

test('a consent is withdrawn on its screen, and with it goes the person', async () => {
  const { defender } = await addRealCase({ slug: 'orla-tvim', name: 'Orla Tvim' })
  await requireConsent(defender.id)
  const id = await addConsent(defender.id)
  const path = `/staff/defenders/${defender.id}/consent`
  const headers = await cookieOf('administrator')
  const field = `evidence-withdrawn-${id}`
  const form = formIn((await ask(origin, path, { headers })).text, field)
  expect(
    (await sendForm(origin, path, { ...form, consent: id, [field]: '' }, headers)).status,
  ).toBe(422)
  const sent = { ...form, consent: id, [field]: 'She rang us.' }
  expect((await sendForm(origin, path, sent, headers)).status).toBe(303)
  const address = addressOf('en', 'defender', { slug: 'orla-tvim' })
  await eventually('a 404', async () => (await ask(origin, address)).status === 404)
})

test('a situation is noted with its day and source', async () => {
  const { defender } = await addRealCase({ slug: 'mirt-alv', name: 'Mirt Alv' })
  const path = `/staff/defenders/${defender.id}/situation`
  const headers = await cookieOf('campaigner')
  const form = formIn((await ask(origin, path, { headers })).text, 'since')
  const sent = { ...form, situation: 'released', since: '2026-11-02', source: 'Her lawyer.' }
  for (const bad of [
    { situation: 'lost' },
    { since: '2999-01-01' },
    { since: '2026-02-30' },
    { source: ' ' },
  ]) {
    expect((await sendForm(origin, path, { ...sent, ...bad }, headers)).status).toBe(422)
  }
  expect((await sendForm(origin, path, sent, headers)).status).toBe(303)
  expect((await ask(origin, path, { headers })).text).toContain('Her lawyer.')
  const rows = await database.query('SELECT situation::text FROM defender WHERE id = $1', [
    defender.id,
  ])
  expect(rows).toEqual([{ situation: 'released' }])
})
