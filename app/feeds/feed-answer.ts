import { addressOf, type Locale } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'
import { atomFeed, type FeedEntry } from '@/lib/sharing/atom-feed'
import { type FeedName, feedAddress } from '@/lib/sharing/share-address'

/** The day on which the site was begun: a feed's time while it has no entry. */
const begun = new Date('2026-11-24T00:00:00Z')

const pageOf = { campaigns: 'campaigns', stories: 'defenders' } as const

/** The feed of that name in a language, with these entries. */
export function feedAnswer(
  locale: Locale,
  name: FeedName,
  title: string,
  entries: readonly FeedEntry[],
): Response {
  const { appUrl, organisation } = settings()
  const feed = atomFeed({
    locale,
    url: appUrl + feedAddress(locale, name),
    pageUrl: appUrl + addressOf(locale, pageOf[name]),
    title,
    author: organisation ?? 'Altaveu',
    begun,
    entries,
  })
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } })
}
