import type { Locale } from '@/lib/i18n/routing'
import { xmlText } from '@/lib/sharing/xml-text'

/** The most entries of a feed. */
export const feedLength = 50

export type FeedEntry = {
  /** The address of the page that the entry is about; also the entry's permanent id. */
  url: string
  title: string
  /** The language of title and summary, where it is not the feed's. */
  textLocale: Locale
  summary: string
  published: Date
  updated: Date
  /** Marks a fictional case. */
  sample: boolean
}

export type Feed = {
  locale: Locale
  /** The address of the feed itself. */
  url: string
  /** The address of the page that shows the same to people. */
  pageUrl: string
  title: string
  author: string
  /** The feed's time while it has no entry. */
  begun: Date
  entries: readonly FeedEntry[]
}

/** An Atom feed (RFC 4287). */
export function atomFeed(feed: Feed): string {
  const times = feed.entries.map((entry) => entry.updated.getTime())
  const updated = times.length > 0 ? new Date(Math.max(...times)) : feed.begun
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.locale}">`,
    `<id>${xmlText(feed.url)}</id>`,
    `<title>${xmlText(feed.title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${xmlText(feed.author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(feed.url)}"/>`,
    `<link rel="alternate" type="text/html" hreflang="${feed.locale}" href="${xmlText(feed.pageUrl)}"/>`,
    ...feed.entries.map((entry) => entryElement(entry, feed.locale)),
    '</feed>',
    '',
  ].join('\n')
}

function entryElement(entry: FeedEntry, locale: Locale): string {
  const lang = entry.textLocale === locale ? '' : ` xml:lang="${entry.textLocale}"`
  return [
    '<entry>',
    `<id>${xmlText(entry.url)}</id>`,
    `<title${lang}>${xmlText(entry.title)}</title>`,
    `<published>${entry.published.toISOString()}</published>`,
    `<updated>${entry.updated.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${xmlText(entry.url)}"/>`,
    ...(entry.sample ? ['<category term="sample"/>'] : []),
    `<summary${lang}>${xmlText(entry.summary)}</summary>`,
    '</entry>',
  ].join('')
}
