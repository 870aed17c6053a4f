import { countryName } from '@/lib/i18n/countries'
import { addressOf, locales } from '@/lib/i18n/routing'
import { addCampaign } from '@/tests/support/campaign'
import { addDefender, addRight } from '@/tests/support/directory'
import { expect, test } from '@/tests/support/test'

const rights = { ca: 'dret a la pau', es: 'derecho a la paz', en: 'right to peace' }

for (const locale of locales) {
  test(`somebody looks for those who defend a right and ends on a campaign (${locale}, 360 px, no JavaScript)`, async ({
    people,
  }) => {
    await prepare()
    const { slug } = await addCampaign()
    const visitor = await people.arrive({ locale, width: 360, javaScript: false })
    const { page, says } = visitor
    await visitor.opens('home')
    await visitor.follows(says.site.defenders)
    await visitor.reads(says.directory.title)
    await page.getByRole('combobox', { name: says.directory.right }).selectOption('right-to-peace')
    await page.getByRole('combobox', { name: says.directory.country }).selectOption('CO')
    await visitor.presses(says.directory.show)
    expect(new URL(page.url()).pathname).toBe(addressOf(locale, 'defenders'))
    await visitor.follows('Bruna Prova')
    await visitor.reads('Bruna Prova')
    const facts = page.getByRole('definition')
    expect(await facts.allTextContents()).toEqual([countryName(locale, 'CO')])
    await visitor.reads(rights[locale])
    await visitor.follows(says.defender.helpLink)
    await visitor.reads(says.campaigns.title)
    await page.locator(`a[href="${addressOf(locale, 'campaign', { slug })}"]`).click()
    await visitor.reads(says.signature.heading)
  })
}

test('somebody with a keyboard alone finds a person, and lifts a filter again', async ({
  people,
}) => {
  await prepare()
  const visitor = await people.arrive({ locale: 'en', keyboardOnly: true })
  const { page, says } = visitor
  await visitor.opens('defenders')
  await visitor.follows(/^Colombia/)
  await expect.poll(() => new URL(page.url()).search).toBe('?country=CO')
  await visitor.follows(says.directory.remove.replace('{filter}', 'Colombia'))
  await expect.poll(() => new URL(page.url()).search).toBe('')
  await visitor.follows('Bruna Prova')
  await visitor.reads('Bruna Prova')
})

async function prepare(): Promise<void> {
  await addRight('right-to-peace', 1, rights)
  const defends = { rights: ['right-to-peace'] }
  await addDefender({ slug: 'bruna-prova', name: 'Bruna Prova', country: 'CO', ...defends })
  await addDefender({ slug: 'nil-prova', name: 'Nil Prova', country: 'MX', ...defends })
}
