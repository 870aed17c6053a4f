import { locales } from '@/lib/i18n/routing'
import { addCampaign } from '@/tests/support/campaign'
import { formOf } from '@/tests/support/people'
import { expect, test } from '@/tests/support/test'

const ways = locales.flatMap((locale) =>
  [true, false].map((javaScript) => ({ locale, javaScript, width: 360 })),
)

for (const way of ways) {
  const how = `${way.locale}, ${way.javaScript ? 'with' : 'without'} JavaScript`

  test(`a supporter who mistypes gets it back as typed, corrects it and signs (${how})`, async ({
    people,
  }) => {
    const { slug } = await addCampaign()
    const pau = await people.arrive(way)
    const { faults, check } = pau.says.signature

    await pau.opens('campaign', { slug })
    await pau.signs({
      name: 'Pau O’Prova',
      email: 'pau@example',
      country: 'FR',
      consent: false,
    })

    await pau.reads(check.title)
    const form = formOf(pau.page, way.locale)
    expect(await form.name.inputValue()).toBe('Pau O’Prova')
    expect(await form.email.inputValue()).toBe('pau@example')
    expect(await form.country.inputValue()).toBe('FR')
    expect(await form.consent.isChecked()).toBe(false)
    expect(await describedBy(form.email)).toContain(faults.email['not-an-address'])
    expect(await describedBy(form.consent)).toContain(faults.consent['must-be-given'])
    expect(await form.name.getAttribute('aria-invalid')).not.toBe('true')
    expect(await form.email.getAttribute('aria-invalid')).toBe('true')

    await pau.follows(faults.email['not-an-address'])
    const target = new URL(pau.page.url()).hash.slice(1)
    expect(await form.email.getAttribute('id')).toBe(target)

    await pau.signs({ name: 'Pau O’Prova', email: `pau+${slug}@example.org` })
    await pau.reads(pau.says.inbox.title)
    await pau.opensTheLetter(`pau+${slug}@example.org`)
    await pau.reads(pau.says.confirm.title)
  })
}

/** The description that a screen reader reads out with a field. */
function describedBy(field: ReturnType<typeof formOf>['email']): Promise<string> {
  return field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  )
}
