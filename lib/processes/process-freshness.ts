import { staleAfter } from '@/lib/platform/content-version'
import type { RunningProcess } from '@/lib/processes/running-process'

/** A process reports itself a little after it asked for the version, from which its five minutes count. */
const reportDelay = 5_000

/**
 * When a web process that is not heard from shows nothing any more: it may still run, cut off from the
 * database, and then serves what it holds until its five minutes are over.
 */
export function darkAt({ reportedAt }: Pick<RunningProcess, 'reportedAt'>): Date {
  return new Date(reportedAt.getTime() + staleAfter + reportDelay)
}

/** The web processes that may show something to somebody, at the database's time `at`. */
export function showingProcesses(processes: readonly RunningProcess[], at: Date): RunningProcess[] {
  return processes.filter((one) => one.kind === 'web' && darkAt(one) > at)
}

/** Whether a web process has dropped all documents that are older than a content version. */
export function showsVersion({ contentVersion }: RunningProcess, version: bigint): boolean {
  return (contentVersion ?? 0n) >= version
}
