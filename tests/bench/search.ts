import { type DefenderFilters, listDefenders } from '@/lib/defenders/list-defenders'
import { closeDatabase } from '@/lib/platform/db'
import { type BenchDatabase, startBenchDatabase } from '@/tests/bench/bench-database'
import { addPeople, storyWord } from '@/tests/bench/search-people'
import {
  type SearchReport,
  type SearchResult,
  searchTable,
  type Times,
} from '@/tests/bench/search-report'

const people = 10_000
const repetitions = 200
const warmUps = 10
/** Milliseconds of p99 in the database, as the programme asks. */
const maxMilliseconds = 50

/**
 * Measures searches among 10,000 people, one after the other, on a database of its own. It runs in
 * a process of its own too, whose settings name that database: for the bench that started it, or,
 * by `node --import tsx tests/bench/search.ts`, as a table.
 */
async function measureSearch(database: BenchDatabase): Promise<SearchReport> {
  process.env.DATABASE_URL = database.url
  const names = await addPeople(database, people)
  const kinds: SearchResult[] = []
  for (const [kind, filters] of Object.entries(kindsOf(names)))
    kinds.push(await measureKind(database, kind, filters))
  await closeDatabase()
  return { people, maxMilliseconds, kinds }
}

/** The filters of a kind's nth search. */
type Kind = (n: number) => DefenderFilters

function kindsOf(names: string[]): Record<string, Kind> {
  const at = (n: number) => names[(n * 37) % names.length] ?? ''
  const typo = (text: string) => `${text.slice(1, 2)}${text.slice(0, 1)}${text.slice(2)}`
  const typos = (text: string) => text.split(' ').map(typo).join(' ')
  const four = (n: number) => [0, 1, 2, 3].map((more) => at(n + more)).join(' ')
  const search =
    (q: (n: number) => string): Kind =>
    (n) => ({ q: q(n), page: 1 })
  return {
    'no search': (n) => ({ page: 1 + (n % 100) }),
    'a right and a country': (n) => ({ right: `right-${1 + (n % 14)}`, country: 'MX', page: 1 }),
    'a whole name, words turned': search((n) => at(n).split(' ').reverse().join(' ')),
    'a name with slips': search((n) => typos(at(n))),
    'a word in most stories': search(() => storyWord('most')),
    'words in most, some and few': search(() =>
      (['most', 'some', 'few'] as const).map(storyWord).join(' '),
    ),
    'three letters': search((n) => at(n).slice(0, 3)),
    'a right of everybody': search(() => 'dones derts'),
    'a country, with a slip': search(() => 'mexcio'),
    'nothing that is there': search((n) => `xyzzyq${n}wkv`),
    'a hundred characters of words': search(four),
    'a hundred characters of slips': search((n) => typos(four(n))),
    'fifty letters alone': search(() =>
      'a b c d e f g h i j k l m n o p q r s t u v w x y z'.repeat(2),
    ),
  }
}

async function measureKind(
  database: BenchDatabase,
  kind: string,
  filters: Kind,
): Promise<SearchResult> {
  const inDatabase: number[] = []
  const whole: number[] = []
  let found = 0
  for (let n = 0; n < warmUps; n++) await listDefenders('ca', filters(n))
  for (let n = 0; n < repetitions; n++) {
    await database.query('SELECT pg_stat_statements_reset()')
    const began = performance.now()
    found += (await listDefenders('ca', filters(n))).total
    whole.push(performance.now() - began)
    inDatabase.push(await timeInDatabase(database))
  }
  const [times, call] = [timesOf(inDatabase), timesOf(whole)]
  const finds = Math.round(found / repetitions)
  return { kind, finds, database: times, call, met: times.p99 < maxMilliseconds }
}

/** The time that PostgreSQL took for the one search since the last reset, its planning included. */
async function timeInDatabase(database: BenchDatabase): Promise<number> {
  const [row] = await database.query<{ calls: number; took: number }>(
    `SELECT sum(calls)::int AS calls, sum(total_exec_time + total_plan_time) AS took
     FROM pg_stat_statements WHERE query LIKE '%candidate AS MATERIALIZED%'`,
  )
  if (row?.calls !== 1) throw new Error(`PostgreSQL counted ${row?.calls} searches instead of one`)
  return row.took
}

function timesOf(taken: number[]): Times {
  const sorted = taken.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}

const database = await startBenchDatabase()
if (process.send) {
  process.once('disconnect', () => void database.end().finally(() => process.exit()))
  measureSearch(database).then(
    (search) => process.send?.({ search }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  )
} else {
  try {
    process.stdout.write(searchTable(await measureSearch(database)))
  } finally {
    await database.end()
  }
}
