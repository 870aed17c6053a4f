import { retentionPolicy } from '@/lib/retention/retention-policy'
import { staffRetention } from '@/lib/retention/staff-retention'

/**
 * The jobs that delete or end what `retentionPolicy` and `staffRetention` list, each once. Each call handles a batch of
 * what is due and returns how much that was; after a kill the next call goes on.
 */
export function listRetentionJobs(): { name: string; act: () => Promise<number> }[] {
  const jobs = new Map<string, () => Promise<number>>()
  for (const { endedBy, end } of [...retentionPolicy, ...staffRetention]) {
    if (endedBy && end) jobs.set(endedBy, end)
  }
  return [...jobs].map(([name, act]) => ({ name, act }))
}
