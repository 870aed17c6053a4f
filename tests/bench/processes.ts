import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BareAnswer } from '@/tests/bench/bare-server'
import type { LoadOrder, LoadResult } from '@/tests/bench/load'
import type { SearchReport } from '@/tests/bench/search-report'
import { root } from '@/tests/support/root'

type Message = {
  ready?: number
  result?: LoadResult
  search?: SearchReport
  failed?: string
}

/** Drives the load from a process of its own, so that it never waits for ours. */
export type LoadProcess = { run(order: LoadOrder): Promise<LoadResult>; end(): void }

export async function startLoadProcess(): Promise<LoadProcess> {
  const child = start('load.ts')
  await messageFrom(child, (message) => message.ready)
  return {
    run(order) {
      child.send(order)
      return messageFrom(child, (message) => message.result)
    },
    end: () => child.disconnect(),
  }
}

export type BareServer = { port: number; pid: number; end(): void }

export async function startBareServer(answer: BareAnswer): Promise<BareServer> {
  const child = start('bare-server.ts')
  child.send(answer)
  const port = await messageFrom(child, (message) => message.ready)
  return { port, pid: child.pid ?? 0, end: () => child.disconnect() }
}

/** The search's times, taken by a process whose database is its own; that ends with it. */
export async function measureSearch(): Promise<SearchReport> {
  const child = start('search.ts')
  return messageFrom(child, (message) => message.search).finally(() => {
    if (child.connected) child.disconnect()
  })
}

function start(file: string): ChildProcess {
  const path = join(root, 'tests', 'bench', file)
  return fork(path, { cwd: root, execArgv: ['--import', 'tsx'] })
}

function messageFrom<T>(
  child: ChildProcess,
  pick: (message: Message) => T | undefined,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const receive = (message: Message) => {
    const picked = pick(message)
    if (message.failed !== undefined) reject(new Error(message.failed))
    else if (picked !== undefined) resolve(picked)
  }
  const ended = (code: number | null) => reject(new Error(`A bench process ended with ${code}`))
  child.on('message', receive)
  child.once('exit', ended)
  return promise.finally(() => child.off('message', receive).off('exit', ended))
}

/** A tick of the times in /proc, in milliseconds: 100 a second wherever Linux tells them. */
const tick = 10

/** User and system time that a process has used, in milliseconds; `undefined` where nothing tells. */
export function cpuOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * tick
  } catch {
    return undefined
  }
}
