import { retentionPolicy } from '@/lib/retention/retention-policy'

/**
 * The jobs that delete or end what `retentionPolicy` lists, each once. Each call handles a batch of
 * what is due and returns how much that was; after a kill the next call goes on.
 */
export function listRetentionJobs(): { name: string; act: () => Promise<number> }[] {
  const jobs = new Map<string, () => Promise<number>>()
  for (const { endedBy, end } of retentionPolicy) if (endedBy && end) jobs.set(endedBy, end)
  return [...jobs].map(([name, act]) => ({ name, act }))
}
