import { listProcesses } from '@/lib/processes/list-processes'
import type { RunningProcess } from '@/lib/processes/running-process'

const second = 1_000
const silentAfter = 60 * second
/**
 * A process renews its row once a second; one that is listed and has not renewed it for so long has
 * died.
 */
const deadAfter = 10 * second
const recentPeriod = 5 * 60 * second
const deathLimit = 3

/**
 * The worker's state: `silent` where none has reported itself for a minute, `keeps-ending` where
 * three or more died within five minutes.
 */
export type WorkerState = 'ok' | 'silent' | 'keeps-ending'

/** The worker's state by the database's time. Throws while the database is away. */
export async function readWorkerState(): Promise<WorkerState> {
  const { at, processes } = await listProcesses()
  return workerStateOf(processes, at)
}

/** The same, for processes that were listed at an instant. */
export function workerStateOf(processes: readonly RunningProcess[], at: Date): WorkerState {
  const silences = processes
    .filter(({ kind }) => kind === 'worker')
    .map(({ reportedAt }) => at.getTime() - reportedAt.getTime())
  const died = silences.filter((silence) => silence > deadAfter && silence < recentPeriod)
  if (died.length >= deathLimit) return 'keeps-ending'
  return silences.some((silence) => silence < silentAfter) ? 'ok' : 'silent'
}
