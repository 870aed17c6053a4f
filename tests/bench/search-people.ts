import { randomUUID } from 'node:crypto'
import { locales } from '@/lib/i18n/routing'
import type { Database } from '@/tests/support/database'

const rights = 14
const storyWords = 150
const vocabularySize = 5_000
const rowsAtOnce = 1_000
const syllables =
  'a al ba bre ca cor cu da des di dor e en fa fer fi gan gre gui i in ja jo la len lí lu ma mes mi no nó o or pa per pri qua que ra ret ri ro sa ser síl so ta ter ti to tu ul va ven vi xa ya zo'.split(
    ' ',
  )

/** The same numbers in every run: a small linear congruential generator (Numerical Recipes). */
let state = 20_131_210
function below(bound: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * bound)
}

const word = () =>
  Array.from({ length: 2 + below(3) }, () => syllables[below(syllables.length)]).join('')

/** A language's words; a few are in every text, most in few, as in any language. */
const vocabularies = locales.map(() => Array.from({ length: vocabularySize }, word))
const wordOf = (language: number) =>
  vocabularies[language]?.[Math.floor(vocabularySize ** (below(10_000) / 10_000)) - 1] ?? ''

/** Adds so many public people with stories in three languages and up to three rights each. */
export async function addPeople(database: Database, many: number): Promise<string[]> {
  await database.query(
    `INSERT INTO human_right SELECT 'right-' || n, n FROM generate_series(1, ${rights}) n`,
  )
  await database.query(
    `INSERT INTO human_right_text SELECT 'right-' || n, locale::"Locale", 'ready', 'Drets de les dones ' || n, ''
     FROM generate_series(1, ${rights}) n, unnest($1::text[]) locale`,
    [locales],
  )
  const names: string[] = []
  await database.query('ALTER TABLE defender_text DISABLE TRIGGER search_follows_defender_text')
  await database.query('ALTER TABLE defender_right DISABLE TRIGGER search_follows_defender_right')
  for (let from = 0; from < many; from += rowsAtOnce) {
    names.push(...(await addSome(database, from, Math.min(rowsAtOnce, many - from))))
  }
  await database.query('ALTER TABLE defender_text ENABLE TRIGGER search_follows_defender_text')
  await database.query('ALTER TABLE defender_right ENABLE TRIGGER search_follows_defender_right')
  for (let from = 0; from < many; from += rowsAtOnce) {
    await database.query(
      `SELECT refresh_defender_search(id)
       FROM (SELECT id FROM defender ORDER BY id LIMIT ${rowsAtOnce} OFFSET ${from}) d`,
    )
  }
  await database.query('VACUUM ANALYZE')
  return names
}

async function addSome(database: Database, from: number, many: number): Promise<string[]> {
  const ids = Array.from({ length: many }, () => randomUUID())
  const names = ids.map(() => `${word()} ${word()} ${word()}`)
  await database.query(
    `INSERT INTO defender (id, slug, country, situation, visibility, basis)
     SELECT id, 'p-' || ($2 + n), ('{MX,CO,PK,BA,SV,NI,ES,AR,CD,AF}'::text[])[1 + n % 10],
       (enum_range(NULL::"Situation"))[1 + n % 7], 'public', 'published_before'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS one (id, n)`,
    [ids, from],
  )
  for (const [language, locale] of locales.entries()) {
    const stories = ids.map(() =>
      Array.from({ length: storyWords }, () => wordOf(language)).join(' '),
    )
    await database.query(
      `INSERT INTO defender_text (defender_id, locale, state, name, story)
       SELECT id, '${locale}', 'ready', name, story
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS one (id, name, story)`,
      [ids, names, stories],
    )
  }
  await database.query(
    `INSERT INTO defender_right
     SELECT id, 'right-' || (1 + (n * k) % ${rights}), k
     FROM unnest($1::uuid[]) WITH ORDINALITY AS one (id, n), generate_series(1, 3) k
     ON CONFLICT DO NOTHING`,
    [ids],
  )
  return names
}

/** Words that stand in most stories, in some and in few. */
export const storyWord = (commonness: 'most' | 'some' | 'few') =>
  vocabularies[0]?.[{ most: 0, some: 30, few: 2_000 }[commonness]] ?? ''
