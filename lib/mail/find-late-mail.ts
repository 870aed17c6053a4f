import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

const hour = 3_600_000
const minute = 60_000

/**
 * Whether mail is late: a letter that somebody has waited for an hour, or a request that the worker
 * should have looked at an hour ago. A request that the caps deferred has a later time and is not
 * late, nor is its letter in the minute in which it is queued at last.
 */
export async function findLateMail(): Promise<boolean> {
  const at = now().getTime()
  const [anHourAgo, justNow] = [new Date(at - hour), new Date(at - minute)]
  const [found] = await db.$queryRaw<{ late: boolean }[]>`
    SELECT mail_is_late(${anHourAgo}::timestamptz, ${justNow}::timestamptz) AS late`
  return found?.late ?? false
}
