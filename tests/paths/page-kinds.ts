import { addressOf, type Locale } from '@/lib/i18n/routing'
import { addCampaign } from '@/tests/support/campaign'
import type { Person } from '@/tests/support/people'
import { sign, tokenIn } from '@/tests/support/signing'
import type { Site } from '@/tests/support/site'

/** One page of each kind: how somebody comes to see it. */
export type PageKind = { name: string; visit: (person: Person, locale: Locale) => Promise<unknown> }

/** Prepares what the pages show, and tells of each kind once. */
export async function preparePageKinds(site: Site): Promise<PageKind[]> {
  const tally = (total: number) => [{ country: 'ZZ', total }]
  const { slug } = await addCampaign({ startingTally: tally(640) })
  const delivered = await addCampaign({
    opensDaysAgo: 90,
    closesInDays: -20,
    deliveredDaysAgo: 10,
    deliveredSignatures: 1_100,
    startingTally: tally(1_100),
  })
  const won = await addCampaign({ opensDaysAgo: 90, wonDaysAgo: 5, startingTally: tally(800) })
  const email = `waiting+${slug}@example.org`
  await sign(slug, { email })
  const letter = await site.mailbox.letterTo(email)
  const goes = (address: (locale: Locale) => string) => (person: Person, locale: Locale) =>
    person.page.goto(address(locale))
  return [
    { name: 'home', visit: goes((locale) => addressOf(locale, 'home')) },
    { name: 'the campaigns', visit: goes((locale) => addressOf(locale, 'campaigns')) },
    { name: 'an open campaign', visit: goes((locale) => addressOf(locale, 'campaign', { slug })) },
    {
      name: 'a delivered campaign',
      visit: goes((locale) => addressOf(locale, 'campaign', { slug: delivered.slug })),
    },
    {
      name: 'a won campaign',
      visit: goes((locale) => addressOf(locale, 'campaign', { slug: won.slug })),
    },
    {
      name: 'a form that comes back',
      async visit(person) {
        await person.opens('campaign', { slug })
        await person.signs({ name: 'Nil Prova', email: 'nil@example', consent: false })
        await person.reads(person.says.signature.check.title)
      },
    },
    {
      name: 'check your inbox',
      visit: goes((locale) => addressOf(locale, 'checkYourInbox', { slug })),
    },
    {
      name: 'a link to confirm',
      visit: goes((locale) => addressOf(locale, 'confirm', { token: tokenIn(letter) })),
    },
    {
      name: 'a link for which nothing is held',
      visit: goes((locale) => addressOf(locale, 'confirm', { token: 'x'.repeat(43) })),
    },
    { name: 'signed', visit: goes((locale) => addressOf(locale, 'signed', { slug })) },
    { name: 'privacy', visit: goes((locale) => addressOf(locale, 'privacy')) },
    { name: 'a page that is not there', visit: goes((locale) => `/${locale}/no-hi-es`) },
    { name: 'the mailbox', visit: goes(() => '/dev/mailbox') },
    { name: 'a letter in the mailbox', visit: goes(() => `/dev/mailbox/${letter.id}`) },
  ]
}
