import { dayOf } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'

/** How a letter ended, or what was reported of it afterwards: `LetterEnd` in the schema. */
export type LetterEnd =
  | ('sent' | 'refused' | 'unknown' | 'expired' | 'stopped')
  | ('bounced' | 'complained')

/** Adds to a day's totals, which hold no address. */
export async function countEndings(
  tx: Transaction,
  ending: LetterEnd,
  letters: number,
  at: Date,
): Promise<void> {
  if (letters === 0) return
  await tx.$executeRaw`
    INSERT INTO mail_total (day, ending, letters)
    VALUES (${dayOf(at)}::date, ${ending}::"LetterEnd", ${letters})
    ON CONFLICT (day, ending) DO UPDATE SET letters = mail_total.letters + EXCLUDED.letters`
}
