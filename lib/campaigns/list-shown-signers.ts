import { countryName } from '@/lib/i18n/countries'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'

/** What a campaign's page shows of those who signed. */
export type ShownSigners = {
  /** In alphabetical order of the page's language; as typed, so some may be the same. */
  names: string[]
  /** How many more are shown than there is room for. */
  more: number
  /** Those with the most signers first; `signers` is what there are at least, in tens. */
  countries: { name: string; signers: number }[]
}

/** Names on one page: some 20 KB before compression. */
const maxNames = 500

type Row = { shown: number; names: string[]; countries: { country: string; signers: number }[] }

/**
 * The names and countries that a public campaign shows, in one round trip; none where there is
 * nothing to see. Where there are more names than one page holds, those by the keyed hash of their
 * address are shown: nobody's choice, and no telling of when somebody signed.
 */
export async function listShownSigners(locale: Locale, slug: string): Promise<ShownSigners> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT
      n.shown, n.names,
      (SELECT COALESCE(json_agg(json_build_object('country', k.country, 'signers', k.signers)), '[]')
        FROM country_shown k WHERE k.campaign_id = c.id) AS countries
    FROM public_campaign c CROSS JOIN LATERAL shown_names(c.id, ${maxNames}::int) n
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

/** Two spellings that the language holds for one keep no order of their own either. */
function byCodeUnits(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
