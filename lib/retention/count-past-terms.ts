import { retentionPolicy } from '@/lib/retention/retention-policy'
import type { RetentionRule } from '@/lib/retention/retention-rule'
import { staffRetention } from '@/lib/retention/staff-retention'

/** How much stored data of one kind is past its term. */
export type PastTerm = Pick<RetentionRule, 'name' | 'where' | 'endedBy'> & { past: number }

/**
 * Counts, in every table and folder, the data that was past its term at a moment, one entry for
 * each kind. While the jobs run, none stays for longer than their pauses. Returns numbers only.
 */
export async function countPastTerms(at: Date): Promise<PastTerm[]> {
  const found: PastTerm[] = []
  for (const { name, where, endedBy, countPast } of [...retentionPolicy, ...staffRetention]) {
    found.push({ name, where, endedBy, past: await countPast(at) })
  }
  return found
}
