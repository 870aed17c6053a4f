import { type Finding, note, ok, wrong } from '@/commands/doctor/finding'
import { listProcesses } from '@/lib/processes/list-processes'
import { workerStateOf } from '@/lib/processes/read-worker-state'

const minute = 60_000

/** Whether the expected processes run, as far as they report themselves to the database. */
export async function checkProcesses(): Promise<Finding[]> {
  const { at, processes } = await listProcesses()
  const running = processes.filter(({ reportedAt }) => at.getTime() - reportedAt.getTime() < minute)
  const webs = running.filter(({ kind }) => kind === 'web').length
  const workers = running.filter(({ kind }) => kind === 'worker').length
  switch (workerStateOf(processes, at)) {
    case 'keeps-ending':
      return [
        wrong(
          'Worker: it keeps ending, and no letter goes out',
          'its log (logs/worker.log) says why',
        ),
      ]
    case 'silent':
      if (webs === 0) return [note('Processes: none has reported itself for a minute')]
      return [
        wrong(
          'Worker: none has reported itself for a minute, and no letter goes out',
          'see that one runs (PROCESSES), and in its log (logs/worker.log) why not',
        ),
      ]
    case 'ok':
      return [ok(`Processes: ${webs} of the web and ${workers} of the worker run`)]
  }
}
