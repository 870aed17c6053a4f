import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { networkPrefix } from '@/server/client-network'

/** The limits of open connections. */
export type ConnectionLimits = { total: number; perNetwork: number }

/** Connections beyond the limit that are still accepted, to be refused with an answer. */
const refusedAtOnce = 128
const refusedFor = 2_000

/** Descriptors that the process needs for files, the database and logs. */
const otherDescriptors = 256
const maxConnections = 8_192
const minConnections = 64
const usualOpenFiles = 1_024

/**
 * The limits for a process that may open so many files, so that it can still open the others it
 * needs. One network has at most half of the connections; behind a proxy all connections come from
 * the proxy's own network, which then counts.
 */
export function connectionLimits(openFiles: number, proxyHops: number): ConnectionLimits {
  const free = Math.max(minConnections, openFiles - otherDescriptors)
  const total = Math.min(maxConnections, free)
  return { total, perNetwork: proxyHops > 0 ? total : Math.floor(total / 2) }
}

/** How many files this process may open at once (`ulimit -n`). */
export function openFilesLimit(): number {
  // The report would otherwise ask the name servers about every peer.
  Object.assign(process.report, { excludeNetwork: true })
  const report = process.report.getReport() as { userLimits?: Record<string, { soft: unknown }> }
  const soft = report.userLimits?.open_files?.soft
  if (soft === 'unlimited') return Number.POSITIVE_INFINITY
  return typeof soft === 'number' ? soft : usualOpenFiles
}

type Connection = {
  socket: Socket
  network: string
  /** The last response that was begun; when it is finished, so are those before it. */
  lastResponse: ServerResponse | undefined
}

/**
 * Holds the open connections of a server to limits. A new one past them replaces the one that has
 * been idle for longest, so that clients that only hold connections lose them, and clients with a
 * request are admitted. Where every connection is being answered, the new one is refused.
 *
 * Returns the function to call as each response begins; `false` means that its connection was
 * refused.
 */
export function limitConnections(
  server: Server,
  limits: ConnectionLimits,
): (socket: Socket, response: ServerResponse) => boolean {
  const connections = new Map<Socket, Connection>()
  const networks = new Map<string, Set<Connection>>()
  server.maxConnections = limits.total + refusedAtOnce

  function makeRoom(network: string): boolean {
    const neighbours = networks.get(network)
    if (neighbours && neighbours.size >= limits.perNetwork && !closeIdle(neighbours)) return false
    return connections.size < limits.total || closeIdle(connections.values())
  }

  function closeIdle(from: Iterable<Connection>): boolean {
    for (const connection of from) {
      if (connection.lastResponse?.writableFinished === false) continue
      remove(connection)
      connection.socket.destroy()
      return true
    }
    return false
  }

  function add(connection: Connection): void {
    const { socket, network } = connection
    connections.set(socket, connection)
    const neighbours = networks.get(network)
    if (neighbours) neighbours.add(connection)
    else networks.set(network, new Set([connection]))
  }

  function remove(connection: Connection): void {
    const { socket, network } = connection
    if (!connections.delete(socket)) return
    const neighbours = networks.get(network)
    neighbours?.delete(connection)
    if (neighbours?.size === 0) networks.delete(network)
  }

  server.on('connection', (socket: Socket) => {
    const network = networkPrefix(socket.remoteAddress ?? '') ?? 'unknown'
    if (!makeRoom(network)) return destroyLater(socket, refusedFor)
    const connection = { socket, network, lastResponse: undefined }
    add(connection)
    socket.on('close', () => remove(connection))
  })

  return (socket, response) => {
    const connection = connections.get(socket)
    if (!connection) return false
    // The connections in order of use, the last used one last.
    remove(connection)
    add(connection)
    connection.lastResponse = response
    return true
  }
}

/** Destroys a connection after a while, whether or not its client closes it. */
export function destroyLater(socket: Socket, after: number): void {
  const timer = setTimeout(() => socket.destroy(), after)
  socket.on('close', () => clearTimeout(timer))
}
