import { connect, type Socket } from 'node:net'

export type Wire = {
  send(bytes: Buffer | string): void
  /** Sends no more, as a client that was cut off. */
  cutOff(): void
  /** All that came until the server closed the connection. */
  closed: Promise<string>
  /** All bytes that came so far, as soon as they match. */
  received(pattern: RegExp): Promise<string>
  socket: Socket
}

/** Opens a bare connection, for bytes that no proper client would send. */
export async function openWire(origin: string): Promise<Wire> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  let got = ''
  const listeners: (() => void)[] = []
  socket.on('data', (chunk) => {
    got += chunk.toString('latin1')
    for (const listener of listeners) listener()
  })
  const closed = new Promise<string>((done) => {
    // A reset is a way to close, too.
    socket.on('error', () => done(got))
    socket.on('close', () => done(got))
  })
  await new Promise<void>((done, fail) => {
    socket.once('connect', () => done())
    socket.once('error', fail)
  })
  return {
    send: (bytes) => void socket.write(bytes),
    cutOff: () => void socket.end(),
    closed,
    received(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<string>()
      const look = () => pattern.test(got) && resolve(got)
      listeners.push(look)
      look()
      void closed.then(() => reject(new Error(`Closed before ${pattern}: ${got.slice(0, 300)}`)))
      return promise
    },
    socket,
  }
}

/** The status of an answer as it came over the wire; `undefined` where there was none. */
export function statusOf(answer: string): number | undefined {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]
  return status === undefined ? undefined : Number(status)
}
