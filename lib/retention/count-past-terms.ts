import { type KeptData, retentionPolicy } from '@/lib/retention/retention-policy'

/** How much of a kept thing is there past its term. */
export type PastTerm = Pick<KeptData, 'name' | 'where' | 'endedBy'> & { past: number }

/**
 * Looks at every table and folder for what was past its term at a moment, one entry a kept thing.
 * While the jobs run there is none for longer than they pause. Tells numbers only.
 */
export async function countPastTerms(at: Date): Promise<PastTerm[]> {
  const found: PastTerm[] = []
  for (const { name, where, endedBy, countPast } of retentionPolicy) {
    found.push({ name, where, endedBy, past: await countPast(at) })
  }
  return found
}
