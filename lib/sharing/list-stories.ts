import {
  defenderText,
  type SummaryRow,
  summaryJson,
  textsChangedAt,
  toDefenderSummary,
} from '@/lib/defenders/public-defenders'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'
import { feedLength } from '@/lib/sharing/atom-feed'

/** A defender's entry in a feed. */
export type StoryNews = {
  slug: string
  name: string
  sample: boolean
  /** The first paragraph of the story; `undefined` where there is none yet. */
  beginning: string | undefined
  /** The language of name and story. */
  textLocale: Locale
  /** The rights' names. */
  rights: string[]
  /** When they were added to the site, under the identity that they have now. */
  shownAt: Date
  /** When their texts last changed. */
  changedAt: Date
}

type Row = { shown_since: Date; story: string | null; summary: SummaryRow; changed_at: Date }

/** Lists the public defenders whose story may be told, those who were added last first. */
export async function listStories(locale: Locale): Promise<StoryNews[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT d.shown_since, t.story, ${summaryJson(locale)} AS summary,
      ${textsChangedAt(locale)} AS changed_at
    FROM public_defender d CROSS JOIN ${defenderText(locale)}
    JOIN defender_text t ON t.defender_id = d.id AND t.locale = text.locale
    WHERE ${publicAt(now(), sql`d`)} AND d.shows_story
    ORDER BY d.shown_since DESC, d.id DESC LIMIT ${feedLength}`
  return rows.map(({ shown_since: shownAt, story, summary, changed_at: changedAt }) => {
    const { slug, name, nameLocale, sample, rights } = toDefenderSummary(summary)
    return {
      slug,
      name,
      sample,
      beginning: story?.split(/\n\s*\n/)[0],
      textLocale: nameLocale,
      rights: rights.map((right) => right.name),
      ...{ shownAt, changedAt },
    }
  })
}
