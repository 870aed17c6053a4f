import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A process with the boot and tick of its start, by which a reused number is recognised. */
type Known = { pid: number; startedAt: string }

const fileOf = (dataDir: string) => join(dataDir, 'processes.json')

/** Stores which processes a start has made, so that the next one finds what a `kill -9` left. */
export function noteProcess(dataDir: string, pid: number): void {
  const startedAt = startTimeOf(pid)
  if (!startedAt) return
  const known = readKnown(dataDir).filter(isAlive)
  writeFileSync(fileOf(dataDir), JSON.stringify([...known, { pid, startedAt }]))
}

/** Ends what an earlier start left running. Returns how many there were. */
export async function stopLeftoverProcesses(dataDir: string): Promise<number> {
  const left = readKnown(dataDir).filter(isAlive)
  for (const { pid } of left) signal(pid, 'SIGTERM')
  const deadline = Date.now() + 3_000
  while (left.some(isAlive)) {
    if (Date.now() > deadline) for (const { pid } of left.filter(isAlive)) signal(pid, 'SIGKILL')
    await pause(50)
  }
  writeFileSync(fileOf(dataDir), '[]')
  return left.length
}

/** The processes that a start has made and that run. */
export function listNotedProcesses(dataDir: string): number[] {
  return readKnown(dataDir)
    .filter(isAlive)
    .map(({ pid }) => pid)
}

function readKnown(dataDir: string): Known[] {
  try {
    const known: unknown = JSON.parse(readFileSync(fileOf(dataDir), 'utf8'))
    return Array.isArray(known) ? known.filter(isKnown) : []
  } catch {
    return []
  }
}

const isKnown = (one: Partial<Known> | null): one is Known =>
  Number(one?.pid) > 1 && typeof one?.startedAt === 'string'

const isAlive = ({ pid, startedAt }: Known): boolean => startTimeOf(pid) === startedAt

/** Field 22 of `/proc/PID/stat`, with the boot it counts from; a zombie is none. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return fields[0] === 'Z' ? undefined : `${boot} ${fields[19]}`
  } catch {
    return undefined
  }
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch {
    // The process has ended meanwhile.
  }
}
