import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { dataFolderHolder } from '@/commands/runtime/data-folder-lock'
import { listNotedProcesses } from '@/commands/runtime/running-processes'
import { listProcesses } from '@/lib/processes/list-processes'

const restartWithin = 120_000

/**
 * Ends the web processes of the start that runs on a data folder, which starts them again, and waits
 * until as many have reported themselves. Returns how many; 0 where no start runs on this machine.
 */
export async function restartWeb(dataDir: string): Promise<number> {
  if (!(await dataFolderHolder(dataDir))) return 0
  const webs = listNotedProcesses(dataDir).filter(isWeb)
  const { at } = await listProcesses()
  for (const pid of webs) process.kill(pid, 'SIGTERM')
  const deadline = performance.now() + restartWithin
  while (webs.length > 0 && performance.now() < deadline) {
    const { processes } = await listProcesses()
    const isNew = ({ kind, startedAt }: (typeof processes)[number]) =>
      kind === 'web' && startedAt > at
    if (processes.filter(isNew).length >= webs.length) return webs.length
    await pause(200)
  }
  return 0
}

function isWeb(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes('server/main.ts')
  } catch {
    return false
  }
}
