import { sql } from '@/lib/platform/db'

const longest = 100

/**
 * In SQL, whom the search finds: rows of `defender_id` and `place`, which is 1 where the name alone has
 * all that is asked for, 2 where country, rights and notes help, 3 where it takes the story.
 * Accents, case and the order of words do not matter; each word is one that begins so or, where nobody
 * public has such a word, one that is a slip away (`words_asked` in the migration). A country is found
 * by its name in any of the languages. Whatever else is typed parts words and means nothing by itself:
 * signs alone find nobody. What follows the first 100 characters is left out.
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
