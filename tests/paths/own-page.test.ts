import { readFileSync } from 'node:fs'
import { addressOf } from '@/lib/i18n/routing'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { linkIn } from '@/tests/support/mail/mailbox'
import { choicesOf } from '@/tests/support/people'
import { expect, test } from '@/tests/support/test'

const ways = [
  { locale: 'ca', width: 360, javaScript: false },
  { locale: 'es', width: 1280, javaScript: true },
  { locale: 'en', width: 360, javaScript: false, keyboardOnly: true },
] as const

for (const way of ways) {
  const inputMethod = 'keyboardOnly' in way ? ', by keyboard only' : ''
  const how = `${way.locale}, ${way.width} px, ${way.javaScript ? 'with' : 'without'} JavaScript${inputMethod}`

  test(`a signer sees later all that is held, hides the name, takes the data along and withdraws (${how})`, async ({
    people,
    site,
  }) => {
    const { slug } = await addCampaign({ startingTally: [{ country: 'ZZ', total: 1_233 }] })
    const email = `marta+own-${slug}@example.org`
    const marta = await people.arrive(way)
    const { page, says } = marta
    await marta.opens('campaign', { slug })
    await marta.signs({ name: 'Marta Prova i Gal·la', email, country: 'AD' })
    await marta.opensTheLetter(email)
    await marta.confirms({ publicName: 'Marta P.' })
    await marta.reads(says.signed.title)
    expect(await marta.number()).toBe(1_234)

    // Days later, from the same letter.
    await marta.opensTheLetter(email)
    await marta.reads(says.confirm.confirmedTitle)
    await marta.follows(says.own.see)
    await marta.reads(says.own.title)
    expect(await page.getByRole('main').textContent()).not.toMatch(/Marta|example\.org|Nil Prova/)
    await marta.presses(says.own.open)
    await marta.reads(says.own.heldTitle)
    const held = String(await page.getByRole('main').textContent())
    for (const what of ['Marta Prova i Gal·la', email, 'Andorra', says.own.names.waits]) {
      expect(held).toContain(what)
    }

    const { showName: box, publicName } = choicesOf(page, way.locale)
    expect(await box.isChecked()).toBe(true)
    expect(await publicName.inputValue()).toBe('Marta P.')
    await box.focus()
    await page.keyboard.press('Space')
    await marta.presses(says.own.save)
    await page.getByRole('status').filter({ hasText: says.own.saved }).waitFor()
    expect(await box.isChecked()).toBe(false)
    expect(await page.getByRole('main').textContent()).toContain(says.own.names.hidden)

    await page.getByRole('textbox', { name: says.signature.name }).fill('Marta Corregida')
    await marta.presses(says.own.correct)
    await page.getByRole('status').filter({ hasText: says.own.corrected }).waitFor()
    expect(await page.getByRole('main').textContent()).toContain('Marta Corregida')

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      marta.presses(says.own.download),
    ])
    expect(download.suggestedFilename()).toBe('altaveu-signature.json')
    const data = JSON.parse(readFileSync(await download.path(), 'utf8'))
    expect(data).toMatchObject({ name: 'Marta Corregida', email, showName: false })

    // Two steps: to say so, and the button.
    const withdraw = page.getByRole('button', { name: says.own.withdraw })
    expect(await withdraw.isVisible()).toBe(false)
    const ask = page.locator('summary', { hasText: says.own.withdrawAsk })
    await ask.focus()
    await page.keyboard.press('Enter')
    expect(await page.getByText(says.own.withdrawText).isVisible()).toBe(true)
    await marta.presses(says.own.withdraw)
    await marta.reads(says.own.withdrawn.title)
    expect((await site.mailbox.letterTo(email, 2)).subject).toBe(says.letters.withdrawn.subject)
    await eventually('the number is one lower', async () => {
      await marta.opens('campaign', { slug })
      return (await marta.number()) === 1_233
    })
  })
}

test('a person whose address somebody else typed says so, and hears no more of it', async ({
  people,
  site,
}) => {
  const { slug } = await addCampaign()
  const email = `typed+${slug}@example.org`
  const somebody = await people.arrive({ locale: 'es' })
  await somebody.opens('campaign', { slug })
  await somebody.signs({ name: 'Somebody Else', email })
  const owner = await people.arrive({ locale: 'es', width: 360, javaScript: false })
  await owner.page.goto(linkIn(await site.mailbox.letterTo(email)))
  await owner.reads(owner.says.confirm.title)
  await owner.presses(owner.says.own.reportNotMe)
  await owner.reads(owner.says.own.notMe.title)
  const { page } = owner
  expect(await page.getByRole('main').textContent()).toMatch(/30 días/)
  await owner.page.reload()
  await owner.opensTheLetter(email)
  await owner.reads(owner.says.confirm.nothingTitle)
})

test('a person who signed again finds in the letter the page of the first signature', async ({
  people,
  site,
}) => {
  const { slug } = await addCampaign()
  const email = `again+${slug}@example.org`
  const laia = await people.arrive({ locale: 'ca', javaScript: false })
  const signs = async () => {
    await laia.opens('campaign', { slug })
    await laia.signs({ name: 'Laia Prova', email })
    await laia.reads(laia.says.inbox.title)
  }
  await signs()
  await laia.opensTheLetter(email)
  await laia.confirms()
  await signs()
  const letter = await site.mailbox.letterTo(email, 2)
  expect(new URL(linkIn(letter)).pathname).toMatch(/^\/ca\/signatura\//)
  await laia.opensTheLetter(email, 2)
  await laia.presses(laia.says.own.open)
  await laia.reads(laia.says.own.heldTitle)
  expect(await laia.page.getByRole('main').textContent()).toContain(email)
  await laia.follows('Llibertat per a Nil Prova')
  expect(new URL(laia.page.url()).pathname).toBe(addressOf('ca', 'campaign', { slug }))
})
