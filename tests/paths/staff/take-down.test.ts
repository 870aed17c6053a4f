import { messages } from '@/lib/i18n/messages'
import { addressOf } from '@/lib/i18n/routing'
import { ask } from '@/tests/http/ask'
import { addPages } from '@/tests/support/directory'
import { eventually } from '@/tests/support/eventually'
import { addRealCase } from '@/tests/support/real-case'
import { signInAs } from '@/tests/support/staff/sign-in-as'
import { expect, test } from '@/tests/support/test'

const { takeDown, lists, item } = messages.ca

test.for([true, false])(
  'Marta, an editor, takes somebody down from a phone and sees the proof (scripts: %s)',
  async (javaScript, { people, site }) => {
    await addPages()
    const slug = javaScript ? 'nora-prova' : 'olga-prova'
    const name = javaScript ? 'Nora Prova' : 'Olga Prova'
    const { defender } = await addRealCase({ slug, name })
    const profile = addressOf('ca', 'defender', { slug })
    await eventually('her page', async () => (await ask(site.origin, profile)).status === 200)
    const marta = await people.arrive({ locale: 'ca', width: 360, javaScript })
    await signInAs(marta, site.origin, 'editor')

    await marta.page.goto('/staff/defenders')
    await marta.page.getByRole('link', { name: `${lists.takeDown} ${name}` }).click()
    await marta.presses(takeDown.confirm.replace('{name}', name))
    await marta.page.getByText(takeDown.done).waitFor()

    // With scripts the screen asks anew by itself; without, its link does.
    await eventually('the proof', async () => {
      if (!javaScript) await marta.page.reload()
      return marta.page.getByText(takeDown.proof.sums.gone).isVisible()
    })
    expect((await ask(site.origin, profile)).status).toBe(404)
    const google = marta.page.getByRole('link', { name: takeDown.remains.places.google.name })
    expect(await google.getAttribute('href')).toMatch(/^https:\/\/search\.google\.com\//)

    // Only an administrator undoes it.
    await marta.page.goto(`/staff/defenders/${defender.id}`)
    expect(await marta.page.getByText(item.showNotAllowed).isVisible()).toBe(true)
    await marta.page.goto(`/staff/defenders/${defender.id}/show`)
    expect(await marta.page.getByText(takeDown.show.notAllowed).isVisible()).toBe(true)
  },
)

test('Joan, an administrator, shows somebody again, with a reason that stands in the log', async ({
  people,
  site,
}) => {
  const { defender } = await addRealCase({ slug: 'pere-prova', name: 'Pere Prova' })
  const joan = await people.arrive({ locale: 'ca' })
  await signInAs(joan, site.origin, 'administrator')
  await joan.page.goto(`/staff/defenders/${defender.id}`)
  await joan.page.getByRole('link', { name: item.takeDown }).click()
  await joan.presses(takeDown.confirm.replace('{name}', 'Pere Prova'))
  await joan.page.getByText(takeDown.done).waitFor()

  await joan.page.goto(`/staff/defenders/${defender.id}/show`)
  await joan.presses(takeDown.show.confirm)
  await joan.page.getByText(item.reason.missing).waitFor()
  await joan.page.getByLabel(takeDown.show.reason).fill('Ho ha demanat ell mateix.')
  await joan.presses(takeDown.show.confirm)
  await joan.page.getByText('Ho ha demanat ell mateix.').waitFor()
  await eventually('his page', async () => {
    const path = addressOf('ca', 'defender', { slug: 'pere-prova' })
    return (await ask(site.origin, path)).status === 200
  })

  // By keyboard: to the search, to a screen, and what there is.
  await joan.page.keyboard.press('/')
  expect(await joan.page.evaluate(() => document.activeElement?.id)).toBe('find')
  await joan.page.locator('h1').click()
  await joan.page.keyboard.press('g')
  await joan.page.keyboard.press('l')
  await joan.page.waitForURL('**/staff/log')
  // Between two screens nobody listens: whoever sees nothing happen presses again.
  await eventually('all shortcuts', async () => {
    await joan.page.keyboard.press('?')
    return joan.page.getByRole('dialog').isVisible()
  })
})
