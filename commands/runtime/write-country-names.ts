import pg from 'pg'
import { countryNames } from '@/lib/i18n/countries'
import { locales } from '@/lib/i18n/routing'
import { poolOf } from '@/prisma/engine/postgres-address'

/**
 * Writes the countries' names in each language into the database, so that the search finds people
 * by them. The names are Node's own (CLDR), the same that pages show; in a table they are words of
 * a person like any other, so that the one search handles accents, typos, beginnings and several
 * words at once. (Matching them in Node would need all of that a second time.) Nothing is written
 * where nothing has changed: a newer Node brings newer names at its first start.
 */
export async function writeCountryNames(url: string): Promise<void> {
  const names = locales.flatMap((locale) =>
    countryNames(locale).map((country) => ({ ...country, locale })),
  )
  const client = new pg.Client(poolOf(url).pool)
  await client.connect()
  try {
    await client.query(
      `INSERT INTO country_name AS known (code, locale, name)
       SELECT code, locale, name
       FROM json_to_recordset($1) AS one (code text, locale "Locale", name text)
       ON CONFLICT (code, locale) DO UPDATE SET name = EXCLUDED.name
       WHERE known.name <> EXCLUDED.name`,
      [JSON.stringify(names)],
    )
  } finally {
    await client.end()
  }
}
