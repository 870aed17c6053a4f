import { byLanguage } from '@/lib/campaigns/public-campaigns'
import { readSituation, type Situation } from '@/lib/defenders/situation'
import type { Locale } from '@/lib/i18n/routing'
import { sql } from '@/lib/platform/db'

/** Real people first, then by their address, which is made from the name. */
export const inOrder = sql`d.sample, d.slug`

/** A right as it is named beside a person, in the page's language or the default one. */
export type DefendedRight = {
  id: string
  name: string
  nameLocale: Locale
  /** What the programme adds about the right for this person. */
  note?: string
  noteLocale?: Locale
}

/** A defender as lists show one. */
export type DefenderSummary = {
  slug: string
  name: string
  nameLocale: Locale
  country: string | undefined
  situation: Situation
  /** A fictional person of the samples. */
  sample: boolean
  rights: DefendedRight[]
}

/** A defender as the database returns one in JSON. */
export type SummaryRow = {
  slug: string
  name: string
  nameLocale: Locale
  country: string | null
  situation: string
  sample: boolean
  rights: (Omit<DefendedRight, 'note' | 'noteLocale'> & {
    note: string | null
    noteLocale: Locale | null
  })[]
}

/** The name of `public_defender d` to show, as `text`. */
export const defenderText = (locale: Locale) => sql`
  LATERAL (
    SELECT t.name, t.locale FROM defender_text t
    WHERE t.defender_id = d.id AND t.state = 'ready' ORDER BY ${byLanguage(locale)}
  ) text`

/** The story of `public_defender d` to show, as `told`; no row where there is none, or no consent to it. */
export const storyText = (locale: Locale) => sql`
  LATERAL (
    SELECT t.story, t.locale FROM defender_text t
    WHERE d.shows_story AND t.defender_id = d.id AND t.state = 'ready' AND t.story IS NOT NULL
    ORDER BY ${byLanguage(locale)}
  ) told`

/**
 * When the text of `public_defender d` in a language last changed: the text with the name, or the
 * one with the story, which may be in another language. Null where there is none.
 */
export const textsChangedAt = (locale: Locale) => sql`GREATEST(
  (SELECT t.updated_at FROM defender_text t
    WHERE t.defender_id = d.id AND t.state = 'ready' ORDER BY ${byLanguage(locale)}),
  (SELECT t.updated_at FROM defender_text t
    WHERE d.shows_story AND t.defender_id = d.id AND t.state = 'ready' AND t.story IS NOT NULL
    ORDER BY ${byLanguage(locale)})
)`

/** The name of the right `r.id` to show, as `named`. */
export const rightText = (locale: Locale) => sql`
  LATERAL (
    SELECT t.name, t.about, t.locale FROM human_right_text t
    WHERE t.right_id = r.id AND t.state = 'ready' ORDER BY ${byLanguage(locale)}
  ) named`

/** A `SummaryRow`, over `public_defender d` and `defenderText`. */
export const summaryJson = (locale: Locale) => sql`json_build_object(
  'slug', d.slug, 'name', text.name, 'nameLocale', text.locale, 'country', d.country,
  'situation', d.situation, 'sample', d.sample, 'rights', ${rightsJson(locale)})`

const rightsJson = (locale: Locale) => sql`(
  SELECT COALESCE(json_agg(json_build_object('id', r.id, 'name', named.name,
    'nameLocale', named.locale, 'note', noted.note, 'noteLocale', noted.locale)
    ORDER BY dr.position, r.id), '[]')
  FROM defender_right dr
  JOIN human_right r ON r.id = dr.right_id
  CROSS JOIN ${rightText(locale)}
  LEFT JOIN LATERAL (
    SELECT t.note, t.locale FROM defender_right_note t
    WHERE t.defender_id = dr.defender_id AND t.right_id = dr.right_id ORDER BY ${byLanguage(locale)}
  ) noted ON true
  WHERE dr.defender_id = d.id
)`

export function toDefenderSummary(row: SummaryRow): DefenderSummary {
  return {
    ...row,
    country: row.country ?? undefined,
    situation: readSituation(row.situation),
    rights: row.rights.map(({ note, noteLocale, ...right }) => ({
      ...right,
      ...(note !== null && noteLocale !== null ? { note, noteLocale } : {}),
    })),
  }
}
