import { describe, expect, test } from 'vitest'
import { addressOf, type Locale, locales } from '@/lib/i18n/routing'
import { moveClock } from '@/lib/platform/clock'
import { type StampedPage, stampedAddress } from '@/lib/signatures/act-stamp'
import { type Answer, ask } from '@/tests/http/ask'
import { wordsOf } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { openSite } from '@/tests/support/open-site'
import { words } from '@/tests/support/words'

const { origin } = await openSite()
const open = await addCampaign({ startingTally: [{ country: 'FR', total: 41 }] })
const other = await addCampaign()
const delivered = await addCampaign({
  opensDaysAgo: 60,
  closesInDays: -20,
  deliveredDaysAgo: 10,
  deliveredSignatures: 41,
  startingTally: [{ country: 'FR', total: 41 }],
})
const won = await addCampaign({
  opensDaysAgo: 60,
  closesInDays: -20,
  deliveredDaysAgo: 10,
  deliveredSignatures: 41,
  wonDaysAgo: 3,
  startingTally: [{ country: 'FR', total: 41 }],
})

const minute = 60_000
const pages: StampedPage[] = ['signed', 'checkYourInbox']
const claim = { signed: 'signed', checkYourInbox: 'inbox' } as const
const titleOf = (page: StampedPage, locale: Locale) => words[locale][claim[page]].title

/** Asserts that a page says nothing of its visitor: it shows the campaign and its number. */
function expectNoClaim(answer: Answer, locale: Locale): string {
  expect(answer.status).toBe(200)
  expect(answer.headers['cache-control']).toBe('no-store')
  const text = wordsOf(answer.text)
  for (const page of pages) {
    expect(text).not.toContain(titleOf(page, locale))
    expect(text).not.toContain(words[locale][claim[page]].lead)
    expect(answer.text).not.toContain(`<title>${titleOf(page, locale)}`)
  }
  expect(text).toMatch(/\b41\b/)
  return text
}

describe.each(locales)('in %s', (locale) => {
  test.each(pages)('%s speaks to who has just acted, in each language', async (page) => {
    const answer = await ask(origin, stampedAddress(locale, page, open.slug))
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(wordsOf(answer.text)).toContain(titleOf(page, locale))
    expect(answer.text).toContain(`<title>${titleOf(page, locale)}`)
    expect(answer.text).toContain('src="/enhance.js"')
    for (const language of locales.filter((one) => one !== locale)) {
      const there = addressOf(language, page, { slug: open.slug })
      const [, link = ''] =
        answer.text.match(new RegExp(`href="(/language\\?to=${there}[^"]*)"`)) ?? []
      const led = await ask(origin, link.replaceAll('&amp;', '&'))
      expect(led.headers.location).toMatch(`${there}?stamp=`)
      const translated = await ask(origin, String(led.headers.location))
      expect(wordsOf(translated.text)).toContain(titleOf(page, language))
    }
  })

  test.each(pages)(
    '%s without a stamp says how to sign, and nothing of the visitor',
    async (page) => {
      const answer = await ask(origin, addressOf(locale, page, { slug: open.slug }))
      expect(expectNoClaim(answer, locale)).toContain(words[locale].campaign.howToSign)
      const form = `${addressOf(locale, 'campaign', { slug: open.slug })}#sign`
      expect(answer.text).toContain(`href="${form}"`)
      expect(answer.text).not.toContain('stamp=')
    },
  )

  test.each(pages)('%s of a campaign that is over says how it ended', async (page) => {
    for (const [{ slug }, end] of [
      [delivered, words[locale].campaign.closed.delivered],
      [won, words[locale].campaign.closed.won],
    ] as const) {
      const answer = await ask(origin, addressOf(locale, page, { slug }))
      const text = expectNoClaim(answer, locale)
      expect(text).toContain(end)
      expect(text).not.toContain(words[locale].campaign.howToSign)
      expect(answer.text).not.toContain('#sign"')
    }
  })
})

describe.each(pages)('a stamp for %s that cannot be one', (page) => {
  const address = (stamp: string) =>
    `${addressOf('en', page, { slug: open.slug })}?stamp=${encodeURIComponent(stamp)}`
  const stampFor = (named: StampedPage, slug: string) =>
    new URL(stampedAddress('en', named, slug), origin).searchParams.get('stamp') ?? ''
  const otherPage = page === 'signed' ? 'checkYourInbox' : 'signed'

  test('invented, of another campaign, of the other page, or twice: no claim', async () => {
    const sound = stampFor(page, open.slug)
    const now = sound.split('-')[0]
    const invented = [
      '',
      '1',
      `${now}-${'A'.repeat(22)}`,
      `${sound}x`,
      '"><script>x',
      'x'.repeat(9_000),
    ]
    for (const stamp of [...invented, stampFor(page, other.slug), stampFor(otherPage, open.slug)]) {
      const answer = await ask(origin, address(stamp))
      expectNoClaim(answer, 'en')
      expect(answer.text).not.toContain('<script>x')
    }
  })

  test('eleven minutes old, or from an hour ahead: no claim', async () => {
    for (const minutes of [-11, 60]) {
      moveClock(minutes * minute)
      const stamp = stampFor(page, open.slug)
      moveClock(-minutes * minute)
      expectNoClaim(await ask(origin, address(stamp)), 'en')
    }
  })
})
