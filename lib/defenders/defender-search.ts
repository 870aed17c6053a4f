import { sql } from '@/lib/platform/db'

const longest = 100

/**
 * For SQL over `defender d`: whether the search finds them. Accents, case and the order of words
 * do not matter; each word is one that begins so or, where nobody public has such a word, one that
 * is a slip away (`words_asked` in the migration). Whatever else is typed parts words and means
 * nothing by itself: signs alone find nobody. What follows the first 100 characters is left out.
 */
export function isFoundBy(q: string) {
  // Asked for a boolean, the planner hashes whom the index found, instead of looking up each.
  return sql`(d.id IN (
    SELECT s.defender_id FROM defender_search s WHERE s.words @@ (SELECT words_asked(${cut(q)}))
  )) IS TRUE`
}

/** PostgreSQL takes no NUL; whole characters stay whole. */
function cut(q: string): string {
  return Array.from(q.slice(0, 2 * longest))
    .slice(0, longest)
    .join('')
    .replaceAll('\0', ' ')
    .toWellFormed()
}
