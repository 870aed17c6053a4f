import { setTimeout as pause } from 'node:timers/promises'
import { addDrillPerson, removeDrillPeople } from '@/commands/runtime/drill/drill-person'
import { DrillReport } from '@/commands/runtime/drill/drill-report'
import { restartWeb } from '@/commands/runtime/drill/restart-web'
import { listShowing, watchAddresses } from '@/commands/runtime/drill/watch-addresses'
import { printLine, Refusal } from '@/commands/runtime/steps'
import { takeDownDefender } from '@/lib/defenders/manage/take-down-defender'
import { closeDatabase } from '@/lib/platform/db'
import { settings } from '@/lib/platform/settings'
import { listProcesses } from '@/lib/processes/list-processes'
import { showingProcesses } from '@/lib/processes/process-freshness'
import { operator } from '@/lib/staff/staff-member'
import { type CheckedSubject, findCheckedAddresses } from '@/lib/take-down/find-checked-addresses'
import { recheckTakeDown } from '@/lib/take-down/manage/recheck-take-down'
import { readTakeDownProof } from '@/lib/take-down/read-take-down-proof'

/** Within this a take-down is to be everywhere. */
const promised = 5_000
const waitAtMost = 60_000
const pollInterval = 200

/**
 * `altaveu drill`: publishes a fictional person, takes them down, and measures until nothing shows them:
 * what each web process finds at its own addresses, and what anybody gets at APP_URL; with `restart` once
 * more after each web process was started anew. Keeps the report under DATA_DIR and removes the person.
 * Returns the exit code: 0 where it was everywhere within 5 s.
 */
export async function drill({ restart = false }: { restart?: boolean }): Promise<number> {
  const report = new DrillReport()
  const at = new Date()
  try {
    const { processes, at: listedAt } = await listProcesses()
    if (showingProcesses(processes, listedAt).length === 0) {
      throw new Refusal(
        'No web process runs: start Altaveu first, so that there is something to measure',
      )
    }
    await removeDrillPeople()
    report.add(`Drill of ${at.toISOString()}: a fictional person is published and taken down.`)
    const isGood = await rehearse(await addDrillPerson(), report, restart)
    report.add(isGood ? 'Everywhere within 5 s.' : 'NOT everywhere within 5 s.')
    printLine(`Report: ${report.keep(settings().dataDir, at)}`)
    return isGood ? 0 : 1
  } finally {
    await removeDrillPeople()
    await closeDatabase()
  }
}

async function rehearse(
  defenderId: string,
  report: DrillReport,
  restart: boolean,
): Promise<boolean> {
  const subject = await findCheckedAddresses({ defenderId })
  if (!subject) throw new Error('The person of the drill is not there')
  await waitUntilShown(subject)
  report.add(`Shown at ${settings().appUrl}; ${subject.addresses.length} addresses are watched.`)
  await takeDownDefender(operator, defenderId)
  const isGone = await measure(defenderId, subject, report)
  if (!restart) return isGone
  const restarted = await restartWeb(settings().dataDir)
  report.add(
    restarted > 0
      ? `After a restart of ${restarted} web ${restarted === 1 ? 'process' : 'processes'}:`
      : 'NOT restarted: no start on this machine holds DATA_DIR.',
  )
  await recheckTakeDown(operator, { defenderId })
  return (await measure(defenderId, subject, report)) && isGone && restarted > 0
}

/** At first nothing of them is held in memory: what is to be dropped has to be there. */
async function waitUntilShown(subject: CheckedSubject): Promise<void> {
  const began = performance.now()
  const own = subject.addresses.filter((address) => address.own)
  for (;;) {
    const showing = await listShowing(settings().appUrl, subject)
    if (own.every((address) => showing.includes(address))) return
    if (performance.now() - began > waitAtMost) {
      throw new Refusal(`${settings().appUrl} does not show the person of the drill`)
    }
    await pause(pollInterval)
  }
}

async function measure(
  defenderId: string,
  subject: CheckedSubject,
  report: DrillReport,
): Promise<boolean> {
  const [outside, inside] = await Promise.all([
    watchAddresses(settings().appUrl, subject, waitAtMost),
    proofOf(defenderId),
  ])
  report.add(
    outside.lastShown === 0
      ? 'From outside: nothing showed them any more from the first look on.'
      : `From outside: last seen ${(outside.lastShown / 1_000).toFixed(1)} s after it.`,
  )
  report.addShowing(outside.showing)
  report.addProcesses(inside.processes, inside.askedAt)
  const areGone = inside.processes.every(({ state }) => state === 'gone')
  return areGone && outside.showing.length === 0 && outside.lastShown <= promised
}

/** What each web process found, once all have looked or have had time enough. */
async function proofOf(defenderId: string) {
  const began = performance.now()
  for (;;) {
    const proof = await readTakeDownProof({ defenderId })
    if (!proof) throw new Error('No process was asked to look')
    const areDone = proof.processes.every(({ state }) => state !== 'checking')
    if (areDone || performance.now() - began > waitAtMost) return proof
    await pause(pollInterval)
  }
}
