import { align, metWord } from '@/tests/bench/table'

export type SearchResult = {
  /** The kind of search. */
  kind: string
  /** How many people it finds, on average. */
  finds: number
  /** Milliseconds that PostgreSQL took to plan and run the statement, by its own word. */
  database: Times
  /** Milliseconds of the whole call, through Prisma. */
  call: Times
  met: boolean
}

export type Times = { p50: number; p99: number }

export type SearchReport = { people: number; maxMilliseconds: number; kinds: SearchResult[] }

/** The report as a table for people. */
export function searchTable({ people, maxMilliseconds, kinds }: SearchReport): string {
  return [
    `A search among ${people} people: ms in PostgreSQL, p99 below ${maxMilliseconds}; and of the whole call.`,
    '',
    ...align([heads, ...kinds.map(cells)], [0]),
    '',
  ].join('\n')
}

const heads = ['looked for', 'finds', 'p50', 'p99', 'call: p50', 'p99', '']

function cells({ kind, finds, database, call, met }: SearchResult): string[] {
  const times = [database.p50, database.p99, call.p50, call.p99].map((ms) => ms.toFixed(1))
  return [kind, `${finds}`, ...times, metWord(met)]
}
