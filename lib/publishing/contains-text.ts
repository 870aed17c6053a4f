import { type Statement, sql } from '@/lib/platform/db'

/** Of fewer letters an index over parts of words knows nothing: they are looked for at the beginning. */
const shortest = 3

/**
 * For SQL: whether a column holds a text, whatever the case and the accents of either. The column has an
 * index of `search_key`.
 */
export function containsText(column: Statement, text: string): Statement {
  const literal = text.replace(/[\\%_]/g, '\\$&')
  const anywhere = Array.from(text).length < shortest ? '' : '%'
  return sql`search_key(${column}) LIKE ${anywhere}::text || search_key(${literal}::text) || '%'`
}
