import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { now } from '@/lib/platform/clock'
import { db, type sql } from '@/lib/platform/db'

/** A term in the unit in which it is told. */
type Duration = { hours: number } | { days: number } | { months: number }

/** For how long something is kept. */
export type Term =
  | Duration
  /** Until the term of its campaign ends (`termEndsAt`): that many months unless decided otherwise. */
  | { campaignMonths: number }
  /** No time ends it: the oldest makes room once there are so many megabytes. */
  | { megabytes: number }
  /** It tells of nobody, and stays. */
  | 'always'

/** What is kept, where and for how long, how much of it is past its term, and what ends it. */
export type RetentionRule<Name extends string = string> = {
  /** As `privacy.kept` in the messages has it. */
  name: Name
  /** A table, or a folder in the data folder with a slash at its end. */
  where: string
  term: Term
  countPast(at: Date): Promise<number>
  /** The worker's job that ends it; `undefined` where nothing needs to. */
  endedBy: string | undefined
  /** Ends a share of what is past its term and returns how much; `undefined` where another job does. */
  end: (() => Promise<number>) | undefined
}

type Sql = ReturnType<typeof sql>

/** So many rows are deleted in a transaction. */
const batchSize = 10_000

/**
 * Rows of a table that are deleted once they are past their term, unless `act` ends them (the words
 * of a job where that does more than this). What somebody else holds is left to the next run: nobody
 * is waited for.
 */
export function keptInRows<Name extends string>(
  name: Name,
  table: Sql,
  term: Term,
  past: (at: Date) => Sql,
  act?: (() => Promise<number>) | string,
): RetentionRule<Name> {
  const deleteExpired = () => db.$executeRaw`
    DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
      SELECT ctid FROM ${table} WHERE ${past(now())} LIMIT ${batchSize} FOR UPDATE SKIP LOCKED))`
  const countPast = async (at: Date) => {
    const [found] = await db.$queryRaw<{ past: number }[]>`
      SELECT count(*)::int AS past FROM ${table} WHERE ${past(at)}`
    return found?.past ?? 0
  }
  const where = table.sql
  if (typeof act === 'string') return { name, where, term, countPast, endedBy: act, end: undefined }
  const endedBy = act ? inWords(act.name) : `delete expired ${inWords(name)}`
  return { name, where, term, countPast, endedBy, end: act ?? deleteExpired }
}

/** Rows of a table that tell of nobody and stay. */
export function keptForever<Name extends string>(name: Name, table: Sql): RetentionRule<Name> {
  const countPast = async () => 0
  return {
    ...{ name, where: table.sql, term: 'always', countPast },
    ...{ endedBy: undefined, end: undefined },
  }
}

/** The name of a job as the schedule has them: `linkRequests` → `link requests`. */
const inWords = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** What makes a file one that should not be there: written by then, or larger than that many bytes. */
type PastFiles = { writtenBy?: Date; largerThan?: number }

/** Files of a folder, which an act deletes or whoever writes them bounds. */
export function keptInFiles<Name extends string>(
  name: Name,
  where: string,
  folder: () => string,
  term: Term,
  past: (at: Date) => PastFiles,
  act?: () => Promise<number>,
): RetentionRule<Name> {
  const countPast = async (at: Date) => {
    const { writtenBy, largerThan = Number.POSITIVE_INFINITY } = past(at)
    const names = await readdir(folder()).catch(() => [])
    const files = await Promise.all(
      names.map((file) => stat(join(folder(), file)).catch(() => undefined)),
    )
    const isPast = (file: { mtimeMs: number; size: number } | undefined) =>
      file && (file.mtimeMs <= (writtenBy?.getTime() ?? 0) || file.size > largerThan)
    return files.filter(isPast).length
  }
  return { name, where, term, countPast, endedBy: act && inWords(act.name), end: act }
}
