import { WrongValue } from '@/lib/platform/settings/setting'

/** The processes that run here, and how many of the web. */
export type ProcessList = { web: number; worker: number }

const maxWebProcesses = 16

/** Reads `web`, `worker`, `web,worker` or `web:2,worker`. Throws `WrongValue` for anything else. */
export function parseProcesses(text: string): ProcessList {
  const list: ProcessList = { web: 0, worker: 0 }
  for (const part of text.split(',')) {
    const [, name, count = '1'] = /^\s*(web|worker)(?::(\d{1,2}))?\s*$/.exec(part) ?? []
    const many = Number(count)
    const isKnown = name === 'web' ? many >= 1 && many <= maxWebProcesses : name && many === 1
    if (!isKnown || list[name as keyof ProcessList] > 0) {
      throw new WrongValue(
        `must name web (web:2 for two, at most web:${maxWebProcesses}), worker or both, each once, ` +
          'such as web,worker',
      )
    }
    list[name as keyof ProcessList] = many
  }
  return list
}
