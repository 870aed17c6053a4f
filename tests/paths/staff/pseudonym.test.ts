import { messages } from '@/lib/i18n/messages'
import { addressOf } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'
import { ask } from '@/tests/http/ask'
import { letItsDayCome } from '@/tests/support/defenders/identities'
import { addPages } from '@/tests/support/directory'
import { eventually } from '@/tests/support/eventually'
import type { Person } from '@/tests/support/people'
import { addRealCase } from '@/tests/support/real-case'
import { signInAs } from '@/tests/support/staff/sign-in-as'
import { expect, test } from '@/tests/support/test'

const { pseudonym, consent, item, lists, log } = messages.es

/** Fills in the form with a pseudonym and a story in Spanish, and sends it. */
async function saves({ page, presses }: Person, story: string): Promise<void> {
  await page.getByLabel(pseudonym.slug).fill('lumo-prenda')
  await page.getByLabel(pseudonym.name.replace('{language}', item.languages.es)).fill('Lumo Prenda')
  await page.getByLabel(pseudonym.story.replace('{language}', item.languages.es)).fill(story)
  await presses(pseudonym.save)
}

/** Enters a consent to the pseudonym, on the screen for it. */
async function consents({ page, presses }: Person): Promise<void> {
  const { fields, scopes, purposes } = consent
  await page.getByLabel(consent.givenBy, { exact: true }).selectOption('person')
  await page.getByLabel(fields.givenOn.label, { exact: true }).fill('2026-01-15')
  for (const box of [scopes.pseudonym, scopes.story, purposes.site, consent.freelyChoice]) {
    await page.getByRole('checkbox', { name: box, exact: true }).check()
  }
  await page.getByLabel(fields.evidence.label, { exact: true }).fill('Lo dijo en la oficina.')
  await page.getByLabel(fields.paperAt.label, { exact: true }).fill('Carpeta 2')
  await page.getByLabel(fields.channel.label, { exact: true }).fill('Un teléfono')
  await presses(consent.button)
  await page.getByText('Lo dijo en la oficina.').first().waitFor()
}

test.for([true, false])(
  'Joan, an administrator, gives somebody a pseudonym, and nobody else learns whose (scripts: %s)',
  async (javaScript, { people, site }) => {
    await addPages()
    const [slug, name] = javaScript
      ? ['zarvik-tolbek', 'Zarvik Tolbek']
      : ['ruvol-sarn', 'Ruvol Sarn']
    const { defender } = await addRealCase({ slug, name, right: 'womens-rights' })
    const friend = javaScript ? 'ona-relat' : 'pol-relat'
    const teller = await addRealCase({ slug: friend, name: 'Una Persona' })
    await db.defenderText.updateMany({
      where: { defenderId: teller.defender.id },
      data: { story: `Con ${name}.` },
    })
    const joan = await people.arrive({ locale: 'es', javaScript })
    await signInAs(joan, site.origin, 'administrator', 'es')

    await joan.page.goto(`/staff/defenders/${defender.id}`)
    await joan.page.getByRole('link', { name: pseudonym.title }).click()
    await joan.presses(pseudonym.retire)
    await joan.page.getByRole('heading', { name: pseudonym.newName }).waitFor()
    const former = addressOf('es', 'defender', { slug })
    await eventually('their page gone', async () => (await ask(site.origin, former)).status === 404)

    // A story that names them is pointed at, and nothing is saved until it does no more.
    await saves(joan, 'Otra historia.')
    await joan.page.getByText(pseudonym.named.title).waitFor()
    const place = joan.page.getByRole('link', { name: pseudonym.places.defender })
    expect(await place.getAttribute('href')).toBe(`/staff/defenders/${teller.defender.id}`)
    await db.defenderText.updateMany({
      where: { defenderId: teller.defender.id },
      data: { story: 'Con alguien.' },
    })
    await saves(joan, 'Otra historia.')

    await joan.page.getByRole('link', { name: pseudonym.consents }).click()
    await consents(joan)
    await joan.page.goto(`/staff/defenders/${defender.id}/pseudonym`)
    await joan.presses(pseudonym.publish)
    await joan.page.getByText(pseudonym.refused.title).waitFor()
    await letItsDayCome(defender.id)
    await joan.presses(pseudonym.publish)
    await joan.page.getByRole('heading', { name: 'Lumo Prenda', level: 1 }).waitFor()
    const current = addressOf('es', 'defender', { slug: 'lumo-prenda' })
    await eventually('the new page', async () => {
      return (await ask(site.origin, current)).text.includes('Otra historia.')
    })
    expect((await ask(site.origin, former)).status).toBe(404)
    const id = joan.page.url().split('/').at(-1)

    // An administrator learns who it is, and the log says so; an editor does not.
    await joan.page.goto(`/staff/defenders/${id}/pseudonym`)
    await joan.page.getByRole('link', { name }).waitFor()
    await joan.page.goto('/staff/log')
    await joan.page.getByRole('cell', { name: log.acts.lookAtIdentities }).first().waitFor()
    const marta = await people.arrive({ locale: 'es', javaScript })
    await signInAs(marta, site.origin, 'editor', 'es')
    await marta.page.goto(`/staff/search?${new URLSearchParams({ q: name })}`)
    await marta.page.getByText(lists.nobody).waitFor()
    await marta.page.goto(`/staff/defenders/${id}/pseudonym`)
    await marta.page.getByText(pseudonym.notAllowed).waitFor()
    await marta.page.goto('/staff/log')
    expect(await marta.page.content()).not.toContain(name)
    await db.defender.deleteMany({ where: { slug: 'lumo-prenda' } })
  },
)
