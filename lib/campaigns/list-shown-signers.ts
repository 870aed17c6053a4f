import { namesOnPage } from '@/lib/campaigns/names-on-page'
import { countryName } from '@/lib/i18n/countries'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'

/** The names and countries that a campaign's page shows of its signers. */
export type ShownSigners = {
  /** In alphabetical order of the page's language; as typed, so some may be the same. */
  names: string[]
  /** How many more names are public than the page has room for. */
  more: number
  /** Countries with the most signers first; `signers` is a lower bound, in tens. */
  countries: { name: string; signers: number }[]
}

type Row = { shown: number; names: string[]; countries: { country: string; signers: number }[] }

/**
 * The names and countries that a public campaign shows, read in one round trip; none where the
 * public may see nothing. Where there are more names than one page holds, those with the lowest
 * keyed hash of their address are shown, an order that nobody chooses and that does not tell when
 * somebody signed.
 */
export async function listShownSigners(locale: Locale, slug: string): Promise<ShownSigners> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT
      n.shown, n.names,
      (SELECT COALESCE(json_agg(json_build_object('country', k.country, 'signers', k.signers)), '[]')
        FROM country_shown k WHERE k.campaign_id = c.id) AS countries
    FROM public_campaign c CROSS JOIN LATERAL shown_names(c.id, ${namesOnPage}::int) n
    WHERE c.slug = ${slug} AND ${publicAt(now(), sql`c`)}`
  if (!row) return { names: [], more: 0, countries: [] }
  const { compare } = new Intl.Collator(locale)
  return {
    names: row.names.toSorted((one, other) => compare(one, other) || byCodeUnits(one, other)),
    more: row.shown - row.names.length,
    countries: row.countries
      .map(({ country, signers }) => ({ name: countryName(locale, country) ?? country, signers }))
      .sort((one, other) => other.signers - one.signers || compare(one.name, other.name)),
  }
}

/** Two spellings that the language treats as equal keep no order of their own either. */
function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
