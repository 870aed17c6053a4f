import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

const countLife = 48 * 3_600_000

/** Deletes the daily caps' counts after 48 hours; returns how many. */
export async function forgetMailCounts(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM mail_count WHERE hour <= ${new Date(now().getTime() - countLife)}`
}
