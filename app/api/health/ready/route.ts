import { findLateMail } from '@/lib/mail/find-late-mail'
import { isDatabaseAway } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { readWorkerState, type WorkerState } from '@/lib/processes/read-worker-state'
import { readHold } from '@/lib/restoration/read-hold'

export const dynamic = 'force-dynamic'

const headers = { 'cache-control': 'no-store' }

type State = { mailIsLate: boolean; worker: WorkerState; isHeld: boolean }

let workerWas: WorkerState = 'ok'

/** Late mail and a late worker are reported but do not make the web unready: it answers as ever. */
export async function GET() {
  const state = await readState().catch((error: unknown) => {
    if (!isDatabaseAway(error)) log.error('Readiness could not be told', { error })
    return undefined
  })
  if (state === undefined) {
    return Response.json({ ready: false, database: 'away' }, { status: 503, headers })
  }
  if (state.worker !== 'ok' && workerWas !== state.worker) {
    log.warn('No worker does its work', { worker: state.worker })
  }
  workerWas = state.worker
  const word = (late: boolean) => (late ? 'late' : 'ok')
  return Response.json(
    {
      ...{ ready: true, database: 'ready' },
      ...{ mail: word(state.mailIsLate), worker: word(state.worker !== 'ok') },
      ...(state.isHeld ? { restored: 'held' } : {}),
    },
    { headers },
  )
}

async function readState(): Promise<State> {
  const [mailIsLate, worker, hold] = await Promise.all([
    findLateMail(),
    readWorkerState(),
    readHold(),
  ])
  return { mailIsLate, worker, isHeld: hold !== undefined }
}
