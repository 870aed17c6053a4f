// This module is loaded into a process before all others (`node --import`). It writes every attempt
// of the process to reach anything but its own database, a name lookup included, to the file of
// CONNECTIONS_FILE.
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'

const { CONNECTIONS_FILE: file = '', DATABASE_URL: database } = process.env
const own = database ? new URL(database) : undefined

appendFileSync(file, `listening in ${process.pid}\n`)

function note(host: unknown, port: unknown): void {
  const isDatabase = own !== undefined && host === own.hostname && Number(port) === Number(own.port)
  if (!isDatabase) appendFileSync(file, `${host}:${port}\n`)
}

/** The target of a call of `connect`; `undefined` for a socket of this machine's files. */
function target(args: unknown): { host: unknown; port: unknown } | undefined {
  // The arguments come as they are, or collected and normalised by `net.connect`.
  const [first, second] = Array.isArray(args) && Array.isArray(args[0]) ? args[0] : [args].flat()
  if (typeof first === 'object' && first !== null) {
    const { path, host = 'localhost', port } = first as Record<string, unknown>
    return path ? undefined : { host, port }
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return undefined
  return { host: typeof second === 'string' ? second : 'localhost', port: first }
}

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function logged(this: net.Socket, ...args: unknown[]) {
  const to = target(args)
  if (to) note(to.host, to.port)
  return Reflect.apply(connect, this, args) as net.Socket
} as typeof connect

const { send } = dgram.Socket.prototype
dgram.Socket.prototype.send = function logged(this: dgram.Socket, ...args: unknown[]) {
  note(
    'datagram',
    args.find((one) => typeof one === 'number'),
  )
  return Reflect.apply(send, this, args) as undefined
} as typeof send

const { lookup } = dns
const loggedLookup = (name: string, ...rest: unknown[]) => {
  if (name !== own?.hostname && net.isIP(name) === 0 && name !== 'localhost') note(name, 'name')
  return Reflect.apply(lookup, dns, [name, ...rest]) as unknown
}
dns.lookup = loggedLookup as typeof lookup
