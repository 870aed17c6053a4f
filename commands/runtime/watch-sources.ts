import { watch } from 'node:fs'

const folders = ['worker', 'lib']
const settleWithin = 300

/**
 * Reports changes of the worker's sources, once a burst of them is over. Returns the function that
 * ends it.
 */
export function watchSources(onChange: () => void): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(onChange, settleWithin)
    }),
  )
  return async () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
