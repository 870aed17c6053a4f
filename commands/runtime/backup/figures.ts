import type pg from 'pg'

/** What is counted of an installation, to tell whether a restored one is whole. */
export type Figures = Record<string, number>

/**
 * Figures by name. Those of tables whose rows stay; and the tally, which is compared with the signatures
 * as well: confirming and withdrawing change both by one, so that their difference changes with no
 * signer.
 */
const questions: Record<string, string> = {
  ...Object.fromEntries(
    [
      ...['defender', 'defender_text', 'campaign', 'campaign_text', 'petition_text', 'page_text'],
      ...['signature', 'staff_member', 'audit_entry'],
    ].map((table) => [table, `(SELECT count(*) FROM ${table})`]),
  ),
  tally:
    '(SELECT coalesce(sum(total), 0) FROM tally) + (SELECT coalesce(sum(change), 0) FROM tally_change)',
}
const difference = `${questions.tally} - ${questions.signature}`
const all: Record<string, string> = { ...questions, 'tally beyond signatures': difference }

/** The figures of those names that this release knows, all of one instant. */
export async function readFigures(
  client: pg.Client,
  names: readonly string[] = Object.keys(all),
): Promise<Figures> {
  const known = names.filter((name) => name in all)
  const columns = known.map((name) => `(${all[name]})::float8 AS "${name}"`)
  const { rows } = await client.query<Figures>(`SELECT ${columns.join(', ')}`)
  return rows[0] ?? {}
}

/** The least and the most of each figure, over several readings. */
export function rangesOf(readings: readonly Figures[]): Record<string, [number, number]> {
  const names = Object.keys(readings[0] ?? {})
  return Object.fromEntries(
    names.map((name) => {
      const values = readings.map((figures) => figures[name] ?? 0)
      return [name, [Math.min(...values), Math.max(...values)]]
    }),
  )
}
