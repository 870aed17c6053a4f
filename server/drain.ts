import type { Server } from 'node:http'

const finishWithin = 10_000

/**
 * Stops accepting connections, lets running requests end within ten seconds, and closes all
 * connections.
 */
export function drain(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(() => server.closeAllConnections(), finishWithin)
  server.close(() => {
    clearTimeout(timer)
    resolve()
  })
  server.closeIdleConnections()
  return promise
}
