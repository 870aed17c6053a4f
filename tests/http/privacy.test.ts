import { expect, test } from 'vitest'
import { addressOf, type Locale, locales } from '@/lib/i18n/routing'
import { unitWords } from '@/lib/i18n/unit-words'
import { retentionPolicy } from '@/lib/retention/retention-policy'
import { ask } from '@/tests/http/ask'
import { wordsOf } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { ownSite } from '@/tests/support/open-site'
import { startSite } from '@/tests/support/site'
import { words } from '@/tests/support/words'

const site = await ownSite({ withoutWorker: true })
const { database } = site.installation

/** The words of a page. A new process's first may take longer than a visitor is made to wait (503). */
const read = (origin: string, path: string) =>
  eventually('the page', async () => {
    const { status, text } = await ask(origin, path)
    return status === 200 && wordsOf(text)
  })
/** The numbers of the table, in a language's words. */
const termsIn = (locale: Locale) =>
  retentionPolicy.flatMap(({ term }) => {
    if (term === 'always') return []
    const [[unit = '', many = 0] = []] = Object.entries(term)
    const name = { hours: 'hour', days: 'day', months: 'month', campaignMonths: 'month' }[unit]
    return name ? [unitWords(locale, many, name as 'hour' | 'day' | 'month')] : []
  })

test.each(locales)(
  '/privacy in %s tells each thing that is kept, with the terms of the table',
  async (locale) => {
    const page = await read(site.origin, addressOf(locale, 'privacy'))
    for (const term of termsIn(locale)) expect(page).toContain(term)
    for (const { name } of retentionPolicy) {
      const beginning = words[locale].privacy.kept[name].split(/[:,{]/)[0] ?? ''
      expect(page, name).toContain(beginning)
    }
    expect(page).toContain(words[locale].privacy.receives.mailbox)
  },
)

test('with Resend it says who gets what, and tells of no mailbox', async () => {
  const other = await startSite({
    installation: site.installation,
    withoutWorker: true,
    env: { RESEND_API_KEY: 're_prova', MAIL_FROM: 'Altaveu <altaveu@example.org>' },
  })
  const page = await read(other.origin, addressOf('en', 'privacy'))
  await other.stop()
  expect(page).toContain(words.en.privacy.receives.resend)
  expect(page).not.toContain(words.en.privacy.receives.mailbox)
  expect(page).not.toContain('which stay in its own mailbox')
})

test.each(locales)(
  'before the button the form in %s tells the campaign’s own term',
  async (locale) => {
    const { id, slug } = await addCampaign()
    await database.query('UPDATE campaign SET term_months = 7 WHERE id = $1', [id])
    const page = await read(site.origin, addressOf(locale, 'campaign', { slug }))
    expect(page).toContain(unitWords(locale, 7, 'month'))
    expect(page).toContain(unitWords(locale, 14, 'day'))
    expect(page).toContain(words[locale].signature.dataSees)
  },
)

test.each(locales)(
  'once its term is over the campaign’s page in %s says that only the number is left',
  async (locale) => {
    const { id, slug } = await addCampaign({ startingTally: [{ country: 'FR', total: 12 }] })
    const path = addressOf(locale, 'campaign', { slug })
    await database.query(
      `UPDATE campaign SET opens_at = now() - interval '3 years', closes_at = now() - interval '2 years' WHERE id = $1`,
      [id],
    )
    expect(await read(site.origin, path)).not.toContain(words[locale].campaign.erased)
    await database.query('UPDATE campaign SET address_key_wrapped = NULL WHERE id = $1', [id])
    await expect.poll(() => read(site.origin, path)).toContain(words[locale].campaign.erased)
    expect(await read(site.origin, path)).toContain('12')
  },
)
