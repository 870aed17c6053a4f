import { setTimeout as pause } from 'node:timers/promises'
import { printLine } from '@/commands/runtime/steps'
import { listProcesses } from '@/lib/processes/list-processes'
import { darkAt, showingProcesses, showsVersion } from '@/lib/processes/process-freshness'
import type { RunningProcess } from '@/lib/processes/running-process'

const waitAtMost = 10_000
const pollInterval = 100

/**
 * Prints when each web process has dropped the documents older than a content version and, for one
 * that is silent, until when it may still show them. Returns whether all have dropped them.
 */
export async function awaitContentVersion(contentVersion: bigint): Promise<boolean> {
  const began = performance.now()
  const updated = new Set<string>()
  for (;;) {
    const outdated = await printUpdated(contentVersion, updated, performance.now() - began)
    if (outdated.length === 0) break
    if (performance.now() - began > waitAtMost) {
      for (const process of outdated) printLine(unreachableMessage(process))
      return false
    }
    await pause(pollInterval)
  }
  if (updated.size === 0) printLine('No web process runs: nothing is shown to anybody.')
  else printLine('A shared cache in front of Altaveu may keep a page for 2 s more.')
  return true
}

/**
 * Prints the processes that are newly up to date, and returns the web processes that are not yet.
 */
async function printUpdated(
  contentVersion: bigint,
  updated: Set<string>,
  passed: number,
): Promise<RunningProcess[]> {
  const { at, processes } = await listProcesses()
  const showing = showingProcesses(processes, at)
  const isDone = (one: RunningProcess) => showsVersion(one, contentVersion)
  for (const { id } of showing.filter((one) => isDone(one) && !updated.has(one.id))) {
    updated.add(id)
    printLine(
      `Web process ${nameOf(id)}: its pages are new since ${(passed / 1_000).toFixed(1)} s.`,
    )
  }
  return showing.filter((one) => !isDone(one))
}

function unreachableMessage(process: RunningProcess): string {
  return (
    `Web process ${nameOf(process.id)}: not heard from since ${timeOf(process.reportedAt)}. If it still ` +
    `runs, it may show what it holds until ${timeOf(darkAt(process))}, and from then on nothing.`
  )
}

/** The beginning of an id, enough to distinguish a handful of processes. */
const nameOf = (id: string) => id.slice(0, 8)

const timeOf = (date: Date) => `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
