import { setTimeout as pause } from 'node:timers/promises'
import { openTransport } from '@/lib/mail/transports/open-transport'
import { startClock } from '@/lib/platform/clock'
import { closeDatabase, isDatabaseAway } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { log } from '@/lib/platform/log'
import { removeProcess } from '@/lib/processes/remove-process'
import { reportProcess } from '@/lib/processes/report-process'
import { newProcess } from '@/lib/processes/running-process'
import { readHold } from '@/lib/restoration/read-hold'
import { type Job, schedule } from '@/worker/schedule'

const afterFault = 2_000

/** Called with a job's name when the job has done something. */
const done = new EventTarget()

const stopping = new AbortController()
const stop = () => stopping.abort()
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
process.on('disconnect', stop)

const thisProcess = newProcess('worker')
const reporting: Job = {
  name: 'report this process',
  every: 1_000,
  act: () => reportProcess(thisProcess).then(() => 0),
}

workerKeys()
const stopClock = await startClock()
const transport = openTransport()
await reportProcess(thisProcess).catch(() => undefined)
process.send?.({ ready: 0 })
await Promise.all([doJobs(), repeat(reporting)])
transport.close()
stopClock()
await removeProcess(thisProcess).catch(() => undefined)
await closeDatabase()
if (process.connected) process.disconnect()

/** Nothing that sends, shows or deletes begins before it is known that nothing holds it. */
async function doJobs(): Promise<void> {
  await waitForHold()
  await Promise.all(schedule(transport).map(repeat))
}

/** A database that was restored from a backup is left as it is until somebody says that it may go on. */
async function waitForHold(): Promise<void> {
  for (let isTold = false; !stopping.signal.aborted; ) {
    const hold = await readHold().catch(() => 'unknown' as const)
    if (hold === undefined) return
    if (hold !== 'unknown' && !isTold) {
      log.warn('Restored from a backup, and held: "altaveu resume" lets it go on')
      isTold = true
    }
    await pause(1_000, undefined, { signal: stopping.signal }).catch(() => undefined)
  }
}

/**
 * A job's loop: it goes on without a pause while there is work; a fault is logged each time and
 * tried again.
 */
async function repeat(job: Job): Promise<void> {
  while (!stopping.signal.aborted) {
    const wait = await run(job)
    if (wait > 0) await waitForNextRun(wait, job)
    else done.dispatchEvent(new Event(job.name))
  }
}

/** Waits until the job's pause is over, the job that it follows has done work, or the worker stops. */
async function waitForNextRun(milliseconds: number, { follows }: Job): Promise<void> {
  const waking = new AbortController()
  const wake = () => waking.abort()
  if (follows) done.addEventListener(follows, wake)
  const signal = AbortSignal.any([stopping.signal, waking.signal])
  await pause(milliseconds, undefined, { signal }).catch(() => undefined)
  if (follows) done.removeEventListener(follows, wake)
}

async function run(job: Job): Promise<number> {
  try {
    return (await job.act()) > 0 ? 0 : job.every
  } catch (error) {
    if (isDatabaseAway(error)) log.warn('The database is away', { job: job.name })
    else log.error('A job failed', { job: job.name, error })
    return afterFault
  }
}
