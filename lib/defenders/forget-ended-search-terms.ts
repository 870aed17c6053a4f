import { db } from '@/lib/platform/db'

/**
 * Forgets the words of what consents that have ended covered, so that the search takes none of them for
 * a word that somebody public has. Nobody is found by them as it is: each search looks at the term.
 * Returns how many terms were forgotten.
 */
export async function forgetEndedSearchTerms(): Promise<number> {
  const [row] = await db.$queryRaw<{ forgotten: number }[]>`
    SELECT forget_ended_search_terms() AS forgotten`
  return row?.forgotten ?? 0
}
