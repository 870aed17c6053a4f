import { randomUUID } from 'node:crypto'

export type ProcessKind = 'web' | 'worker'

/** This process, as it reports itself. */
export type ThisProcess = { id: string; kind: ProcessKind }

/** A process as `listProcesses` finds it. */
export type RunningProcess = ThisProcess & {
  startedAt: Date
  /** The database's time at which it last reported itself. */
  reportedAt: Date
  /** The content version of which a web process shows documents; `undefined` for a worker. */
  contentVersion: bigint | undefined
}

/**
 * Makes the record of a process that starts now; its id says nothing of the machine that it runs
 * on.
 */
export const newProcess = (kind: ProcessKind): ThisProcess => ({ id: randomUUID(), kind })
