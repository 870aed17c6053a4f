import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { now } from '@/lib/platform/clock'
import { db, type sql } from '@/lib/platform/db'

/** A term in the unit in which `/privacy` states it. */
type Duration = { hours: number } | { days: number } | { months: number }

/** The term for which data is stored. */
export type Term =
  | Duration
  /**
   * Data that is stored until the term of its campaign ends (`termEndsAt`): that many months unless
   * decided otherwise.
   */
  | { campaignMonths: number }
  /** Data without a time limit: the oldest is deleted once there are so many megabytes. */
  | { megabytes: number }
  /** Data about nobody, which stays. */
  | 'always'

/**
 * A rule of retention: what is stored, where and for how long, how much of it is past its term, and
 * which job ends it.
 */
export type RetentionRule<Name extends string = string> = {
  /** The key of its words in `privacy.kept` of the messages. */
  name: Name
  /** A table; files (of a folder in the data folder, or wherever they are) have a slash at the end. */
  where: string
  term: Term
  countPast(at: Date): Promise<number>
  /** The worker's job that ends it; `undefined` where nothing needs to. */
  endedBy: string | undefined
  /**
   * Ends a batch of what is past its term and returns how much; `undefined` where another job does.
   */
  end: (() => Promise<number>) | undefined
}

type Sql = ReturnType<typeof sql>

/** The rows that one transaction deletes. */
const batchSize = 10_000

/**
 * A rule for rows that are deleted once they are past their term, unless `act` ends them (with a
 * job's name where that job does more than this). Rows that others hold are left to the next run,
 * so that it waits for nobody.
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

/** A rule for rows about nobody, which stay. */
export function keptForever<Name extends string>(name: Name, table: Sql): RetentionRule<Name> {
  const countPast = async () => 0
  return {
    ...{ name, where: table.sql, term: 'always', countPast },
    ...{ endedBy: undefined, end: undefined },
  }
}

/** The name of a job in the schedule: `linkRequests` → `link requests`. */
const inWords = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** What makes a file past its term: written before that time, or larger than that many bytes. */
type PastFiles = { writtenBy?: Date; largerThan?: number }

/** A rule for files of a folder, which an act deletes or their writer bounds. */
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
