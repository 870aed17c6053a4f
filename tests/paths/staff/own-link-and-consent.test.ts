import { messages } from '@/lib/i18n/messages'
import { addressOf } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { ask } from '@/tests/http/ask'
import { addConsent, requireConsent } from '@/tests/support/defenders/consent'
import { addPages } from '@/tests/support/directory'
import { eventually } from '@/tests/support/eventually'
import { addRealCase } from '@/tests/support/real-case'
import { signInAs } from '@/tests/support/staff/sign-in-as'
import { expect, test } from '@/tests/support/test'

const { ownLink, attention, hide } = messages.ca
const statusOf = async (origin: string, path: string) => (await ask(origin, path)).status

test('a family hides somebody by their link on a phone, and two of the staff show them again', async ({
  people,
  site,
}) => {
  await addPages()
  const { defender } = await addRealCase({ slug: 'ada-prova', name: 'Ada Prova' })
  const profile = addressOf('ca', 'defender', { slug: 'ada-prova' })
  await eventually('her page', async () => (await statusOf(site.origin, profile)) === 200)
  const marta = await people.arrive({ locale: 'ca' })
  await signInAs(marta, site.origin, 'editor')
  const screen = `/staff/defenders/${defender.id}/link`
  await marta.page.goto(screen)
  await marta.presses(ownLink.make)
  await marta.page.getByText(ownLink.made).waitFor()
  const [path = ''] = /\/ca\/amaga\/[\w-]{43}/.exec(await marta.page.content()) ?? []

  const family = await people.arrive({ locale: 'ca', width: 360, javaScript: false })
  await family.page.goto(path)
  expect(await statusOf(site.origin, profile)).toBe(200)
  await family.presses(hide.person)
  await family.reads(hide.doneTitle)
  await eventually('nothing of her', async () => (await statusOf(site.origin, profile)) === 404)

  await marta.page.goto(screen)
  await marta.page.getByLabel(ownLink.statement).fill('Divendres, per telèfon, amb la germana.')
  await marta.presses(ownLink.ask)
  await marta.page.getByText(ownLink.waits).waitFor()
  expect(await statusOf(site.origin, profile)).toBe(404)
  const joan = await people.arrive({ locale: 'ca' })
  await signInAs(joan, site.origin, 'administrator')
  await joan.page.goto(screen)
  await joan.page.getByLabel(ownLink.statement).fill('Dissabte, amb ella mateixa.')
  await joan.presses(ownLink.approve)
  await eventually('her page again', async () => (await statusOf(site.origin, profile)) === 200)
})

test('a person whose consent ends is on no page from its second on, and stands among what is pending', async ({
  people,
  site,
}) => {
  const { defender } = await addRealCase({ slug: 'blai-prova', name: 'Blai Prova' })
  await requireConsent(defender.id)
  const endsAt = new Date(now().getTime() + 20_000)
  await addConsent(defender.id, { endsAt })
  const visitor = await people.arrive({ locale: 'ca' })
  const profile = addressOf('ca', 'defender', { slug: 'blai-prova' })
  await eventually('his page', async () => (await statusOf(site.origin, profile)) === 200)
  await visitor.page.goto(profile)
  await visitor.reads('Blai Prova')
  // Nobody does anything: its second comes.
  await eventually('nothing of him', async () => (await statusOf(site.origin, profile)) === 404)
  // The site goes by the database's clock, this process by its own.
  expect(now().getTime()).toBeGreaterThan(endsAt.getTime() - 1_000)
  await visitor.opens('defenders')
  expect(await visitor.page.getByText('Blai Prova').count()).toBe(0)

  const marta = await people.arrive({ locale: 'ca' })
  await signInAs(marta, site.origin, 'administrator')
  await marta.page.goto('/staff')
  await marta.page.getByRole('heading', { name: attention.consents }).waitFor()
  await marta.page.getByRole('link', { name: 'Blai Prova' }).waitFor()
})
