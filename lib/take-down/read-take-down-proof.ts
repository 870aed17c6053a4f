import { db } from '@/lib/platform/db'
import { listProcesses } from '@/lib/processes/list-processes'
import { darkAt, showingProcesses } from '@/lib/processes/process-freshness'
import type { RunningProcess } from '@/lib/processes/running-process'
import type { AddressKind, TakenDown } from '@/lib/take-down/address-kinds'
import { checkedFor } from '@/lib/take-down/list-pending-checks'
import type { KindResult } from '@/lib/take-down/store-check-result'

/** What is known of one web process. */
export type ProcessProof = {
  id: string
} & (
  | {
      /** It has looked at all its addresses: nothing is shown any more, or something still is. */
      state: 'gone' | 'showing'
      at: Date
      kinds: KindResult[]
    }
  /** It runs, and has not looked yet. */
  | { state: 'checking' }
  /** It is not heard from. If it still runs, it may show what it holds until `darkAt`, and then nothing. */
  | { state: 'silent'; reportedAt: Date; darkAt: Date }
)

export type TakeDownProof = {
  askedAt: Date
  /** The database's time at which this was read. */
  at: Date
  processes: ProcessProof[]
}

/** A process renews its row once a second; for so long it counts as heard from. */
const heardWithin = 10_000

/** The newest check of a take-down, and how far each web process has got; `undefined` where there is none. */
export async function readTakeDownProof(taken: TakenDown): Promise<TakeDownProof | undefined> {
  const [check, { at, processes }] = await Promise.all([
    db.takeDownCheck.findFirst({
      where: taken,
      orderBy: { id: 'desc' },
      select: { askedAt: true, results: true },
    }),
    listProcesses(),
  ])
  if (!check) return undefined
  const byProcess = Map.groupBy(check.results, ({ processId }) => processId)
  const checked = [...byProcess].map(([id, results]): ProcessProof => {
    const kinds = results.map(({ addressKind, addresses, showing }) => ({
      kind: addressKind as AddressKind,
      ...{ addresses, showing },
    }))
    const state = kinds.some(({ showing }) => showing > 0) ? 'showing' : 'gone'
    return { id, state, kinds, at: results[0]?.at ?? check.askedAt }
  })
  // Later nobody is asked any more, so that nobody is waited for.
  const isAsked = at.getTime() - check.askedAt.getTime() < checkedFor
  const unchecked = showingProcesses(processes, at).filter(({ id }) => !byProcess.has(id))
  const ofUnchecked = isAsked ? unchecked.map((process) => stateOf(process, at)) : []
  return { askedAt: check.askedAt, at, processes: [...checked, ...ofUnchecked] }
}

function stateOf(process: RunningProcess, at: Date): ProcessProof {
  const { id, reportedAt } = process
  if (at.getTime() - reportedAt.getTime() < heardWithin) return { id, state: 'checking' }
  return { id, state: 'silent', reportedAt, darkAt: darkAt(process) }
}
