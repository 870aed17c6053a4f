import { addressOf, type Locale, type PageName, type PageParams } from '@/lib/i18n/routing'
import { samples } from '@/prisma/seed/samples/samples'

/** An audit that a page fails by intention, and why it does. */
type Skipped = { audit: string; because: string }

export type VisitedPage = {
  name: string
  locale: Locale
  /** Path and query. */
  address: string
  skipped: readonly Skipped[]
}

/** What has to be there for some of the pages: a person and a campaign that are no sample, a link. */
export type Prepared = { plain: string; withStory: string; campaign: string; token: string }

const unlisted = (because: string): Skipped => ({ audit: 'is-crawlable', because })
const fictional = [unlisted('a fictional case must not be found as if it were a real one')]
const personal = [unlisted('a page on the way of one signature is nobody else’s')]
const missing = [
  unlisted('there is nothing to list'),
  { audit: 'http-status-code', because: 'an address where nothing is has to answer 404' },
  { audit: 'errors-in-console', because: 'Chromium itself writes each 404 into the console' },
]

/** A page of each kind that a visitor meets, all in Catalan and the home page in every language. */
export function visitedPages({ plain, withStory, campaign, token }: Prepared): VisitedPage[] {
  const [sample] = samples
  if (!sample) throw new Error('There are no samples')
  const page = (
    name: string,
    of: PageName,
    params: PageParams = {},
    skipped: readonly Skipped[] = [],
    locale: Locale = 'ca',
  ): VisitedPage => ({ name, locale, address: addressOf(locale, of, params), skipped })
  const directory = addressOf('ca', 'defenders')
  return [
    page('home', 'home'),
    page('home', 'home', {}, [], 'es'),
    page('home', 'home', {}, [], 'en'),
    page('directory', 'defenders'),
    {
      ...page('directory, narrowed', 'defenders'),
      address: `${directory}?right=womens-rights&country=MX`,
    },
    page('defender without a story', 'defender', { slug: plain }),
    page('defender with story and campaign', 'defender', { slug: withStory }),
    page('sample defender with campaign', 'defender', { slug: sample.defender.slug }, fictional),
    page('campaigns', 'campaigns'),
    page('campaign', 'campaign', { slug: campaign }),
    page('sample campaign', 'campaign', { slug: sample.slug }, fictional),
    page('check your inbox', 'checkYourInbox', { slug: campaign }, personal),
    page('link to confirm', 'confirm', { token }, personal),
    page('nothing held for a link', 'confirm', { token: 'x'.repeat(43) }, personal),
    page('signed', 'signed', { slug: campaign }, personal),
    page('lost link', 'lostLink', { slug: campaign }, personal),
    page('a signer’s own page', 'signature', { token }, personal),
    page('why they fight', 'whyTheyFight'),
    page('United Nations', 'unitedNations'),
    page('about', 'about'),
    page('accessibility', 'accessibility'),
    page('privacy', 'privacy'),
    { name: 'not found', locale: 'ca', address: '/ca/no-hi-es', skipped: missing },
  ]
}
