import { sql } from '@/lib/platform/db'

const longest = 100

/**
 * SQL for the defenders that a search finds: rows of `defender_id`, `public_from` and `place`. By the
 * words of what a defender's consents cover in the term that begins at `public_from`, `place` is 1 where
 * the name alone contains every word, 2 where country, rights and notes contribute, 3 where the story does. Accents, case and the order of words do not matter. Each word matches words that
 * begin with it or, where no public defender has such a word, words that differ by one typo
 * (`words_asked` in the migration). A country is found by its name in any of the languages. Other
 * characters only separate words, so that a search for signs alone finds nobody. Characters after
 * the first 100 are ignored.
 */
export const foundBy = (q: string) => sql`defenders_found(${cut(q)})`

/** PostgreSQL takes no NUL; whole characters stay whole. */
function cut(q: string): string {
  return Array.from(q.slice(0, 2 * longest))
    .slice(0, longest)
    .join('')
    .replaceAll('\0', ' ')
    .toWellFormed()
}
