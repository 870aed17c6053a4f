import { defenderText, inOrder, rightText } from '@/lib/defenders/public-defenders'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'

/** A defender of a right, as the list of rights names them. */
export type RightDefender = {
  slug: string
  name: string
  nameLocale: Locale
  country: string | undefined
  /** A fictional person of the samples. */
  sample: boolean
}

/** A right, and its defenders here. */
export type Right = {
  id: string
  name: string
  /** One or two sentences; empty where no text of it is ready. */
  about: string
  /** The language of name and about: another than requested where that is not ready. */
  textLocale: Locale
  /** Real people first. */
  defenders: RightDefender[]
}

type Row = Omit<Right, 'defenders'> & {
  defenders: (Omit<RightDefender, 'country'> & { country: string | null })[]
}

/** Every right of the shared list, in its order, with the public people who defend it. */
export async function listRights(locale: Locale): Promise<Right[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT r.id, named.name, named.about, named.locale AS "textLocale", (
      SELECT COALESCE(json_agg(json_build_object('slug', d.slug, 'name', text.name,
        'nameLocale', text.locale, 'country', d.country, 'sample', d.sample) ORDER BY ${inOrder}), '[]')
      FROM defender_right dr
      JOIN public_defender d ON d.id = dr.defender_id
      CROSS JOIN ${defenderText(locale)}
      WHERE dr.right_id = r.id AND ${publicAt(now(), sql`d`)}
    ) AS defenders
    FROM human_right r CROSS JOIN ${rightText(locale)}
    ORDER BY r.position, r.id`
  return rows.map((row) => ({
    ...row,
    defenders: row.defenders.map((one) => ({ ...one, country: one.country ?? undefined })),
  }))
}
