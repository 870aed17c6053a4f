import { randomUUID } from 'node:crypto'
import { watch } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'

/** The folders that pages are made from. */
const folders = ['app', 'components', 'lib', 'public']
/**
 * The pause after a change: editors write a file in several steps, and Next's own watcher needs a
 * moment too.
 */
const settleWithin = 300

export type SourceChanges = ReturnType<typeof watchSourceChanges>

/**
 * Sends changes of the sources to open pages, as server-sent events. Each event is a state: a
 * process or a number of changes other than a page has seen means that the page is out of date.
 */
export function watchSourceChanges(root: string) {
  const process = randomUUID()
  const listeners = new Set<ServerResponse>()
  let changes = 0
  let timer: NodeJS.Timeout | undefined

  const event = () => `data: ${process} ${changes}\n\n`
  function announce(): void {
    changes++
    for (const listener of listeners) listener.write(event())
  }
  const watchers = folders.map((folder) =>
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(announce, settleWithin)
    }),
  )

  return {
    subscribe(response: ServerResponse): void {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.write(event())
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
    },

    stop(): void {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      for (const listener of listeners) listener.end()
    },
  }
}
