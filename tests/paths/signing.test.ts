import { addressOf } from '@/lib/i18n/routing'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { choicesOf } from '@/tests/support/people'
import { expect, test } from '@/tests/support/test'

const ways = [
  { locale: 'ca', width: 360, javaScript: true },
  { locale: 'ca', width: 1280, javaScript: false },
  { locale: 'es', width: 360, javaScript: false },
  { locale: 'es', width: 1280, javaScript: true },
  { locale: 'en', width: 360, javaScript: false, keyboardOnly: true },
  { locale: 'en', width: 1280, javaScript: true, keyboardOnly: true },
] as const

for (const way of ways) {
  const inputMethod = 'keyboardOnly' in way ? ', by keyboard only' : ''
  const scripts = way.javaScript ? 'with' : 'without'
  const how = `${way.locale}, ${way.width} px, ${scripts} JavaScript${inputMethod}`

  test(`a supporter signs, confirms from the letter and sees the number one higher (${how})`, async ({
    people,
  }) => {
    const { slug } = await addCampaign({ startingTally: [{ country: 'ZZ', total: 1_233 }] })
    const email = `marta+${slug}@example.org`
    const marta = await people.arrive(way)

    await marta.opens('campaign', { slug })
    expect(await marta.number()).toBe(1_233)
    await marta.signs({ name: 'Marta Prova i Gal·la', email, country: 'AD' })

    await marta.reads(marta.says.inbox.title)
    const search = () => new URL(marta.page.url()).search
    const bare = way.javaScript === false ? /^\?stamp=/ : /^$/
    await expect.poll(search).toMatch(bare)
    expect(new URL(marta.page.url()).pathname).toBe(
      addressOf(way.locale, 'checkYourInbox', { slug }),
    )
    const page = await marta.page.getByRole('main').textContent()
    expect(page).toContain(marta.says.letters.confirm.subject)
    expect(page).not.toContain(email)

    await marta.opensTheLetter(email)
    await marta.reads(marta.says.confirm.title)
    expect(await marta.page.getByRole('main').textContent()).not.toMatch(/Marta|example\.org/)
    // A ticked box without its name comes back, with the reason beside the field.
    await marta.confirms({ publicName: ' ', updates: true })
    await marta.reads(marta.says.choices.check.title)
    const choices = choicesOf(marta.page, way.locale)
    expect(await choices.updates.isChecked()).toBe(true)
    expect(await choices.publicName.getAttribute('aria-invalid')).toBe('true')
    await marta.confirms({ publicName: 'Marta P.' })

    await marta.reads(marta.says.signed.title)
    await expect.poll(search).toMatch(bare)
    expect(new URL(marta.page.url()).pathname).toBe(addressOf(way.locale, 'signed', { slug }))
    expect(await marta.number()).toBe(1_234)
    await eventually('the campaign page counts her too', async () => {
      await marta.opens('campaign', { slug })
      return (await marta.number()) === 1_234
    })
  })
}
