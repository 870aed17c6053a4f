import { dayOf, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { eraseByLink } from '@/lib/signatures/own-page/erase-by-link'
import { campaignStopLife } from '@/lib/signatures/terms'

export type ReportOutcome = { outcome: 'not-me' } | { outcome: 'not-found' }

/**
 * "This wasn't me": erases as a withdrawal does, without a letter, and for 30 days sends nothing
 * more about that campaign to that address, whoever types it into a form; for that only the
 * address's hash under the campaign's key is kept. It happens as a whole or not at all, and a
 * repetition changes nothing. Throws while the database is away.
 */
export async function reportNotMe(token: string): Promise<ReportOutcome> {
  const until = dayOf(new Date(now().getTime() + campaignStopLife))
  return db.$transaction(
    async (tx) => {
      const erased = await eraseByLink(tx, token, until)
      return { outcome: erased ? 'not-me' : 'not-found' }
    },
    { timeout: 20_000 },
  )
}
