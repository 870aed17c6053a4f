import { addressOf } from '@/lib/i18n/routing'
import { addCampaign } from '@/tests/support/campaign'
import { formOf } from '@/tests/support/people'
import { tokenIn } from '@/tests/support/signing'
import { expect, test } from '@/tests/support/test'

const ways = [
  { locale: 'ca', width: 360, javaScript: false },
  { locale: 'es', width: 1280, javaScript: true },
  { locale: 'en', width: 360, javaScript: false, keyboardOnly: true },
] as const

for (const way of ways) {
  const inputMethod = 'keyboardOnly' in way ? ', by keyboard only' : ''
  const how = `${way.locale}, ${way.width} px, ${way.javaScript ? 'with' : 'without'} JavaScript${inputMethod}`

  test(`a person who lost their link asks for it on the campaign's page, gets it and opens it (${how})`, async ({
    people,
    site,
  }) => {
    const { slug } = await addCampaign()
    const email = `lost+${slug}@example.org`
    const mar = await people.arrive(way)
    await mar.opens('campaign', { slug })
    await mar.signs({ name: 'Mar Prova', email })
    await mar.opensTheLetter(email)
    await mar.confirms()
    await mar.reads(mar.says.signed.title)
    const first = tokenIn(await site.mailbox.letterTo(email))

    await mar.opens('campaign', { slug })
    await mar.follows(/enlla|enlace|link$/)
    await mar.reads(mar.says.lostLink.title)
    expect(new URL(mar.page.url()).pathname).toBe(addressOf(way.locale, 'lostLink', { slug }))
    await mar.asksForTheLink('lost@example')
    await mar.reads(mar.says.lostLink.check.title)
    await mar.asksForTheLink(email)
    await mar.reads(mar.says.lostLink.answerTitle)
    expect(await mar.page.getByRole('main').textContent()).not.toContain(email)

    const letter = await site.mailbox.letterTo(email, 2)
    expect(letter.subject).toBe(mar.says.letters.yourLink.subject)
    expect(tokenIn(letter)).toBe(first)
    await mar.opensTheLetter(email, 2)
    expect(await mar.page.getByRole('main').textContent()).not.toMatch(/Mar Prova|example\.org/)
  })

  test(`a supporter whose address is a likely slip is asked, answers and goes on (${how})`, async ({
    people,
  }) => {
    const { slug } = await addCampaign()
    const [typed, suggested] = [`mar+${slug}@gmial.com`, `mar+${slug}@gmail.com`]
    const mar = await people.arrive(way)
    await mar.opens('campaign', { slug })
    await mar.signs({ name: 'Mar Prova', email: typed })
    await mar.reads(mar.says.typo.title.replace('{suggested}', suggested))
    const form = formOf(mar.page, way.locale)
    expect(await form.name.inputValue()).toBe('Mar Prova')
    expect(await form.consent.isChecked()).toBe(true)

    await form.name.press('Enter')
    await mar.page.waitForLoadState()
    await mar.reads(mar.says.typo.title.replace('{suggested}', suggested))
    await mar.presses(mar.says.typo.suggested.replace('{suggested}', suggested))
    await mar.reads(mar.says.inbox.title)
    await mar.opensTheLetter(suggested)
    await mar.reads(mar.says.confirm.title)
  })
}
