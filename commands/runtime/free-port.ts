import { createServer } from 'node:net'
import { Refusal } from '@/commands/runtime/steps'

/** A port that can be listened on now: the wanted one, or any for 0. Rejects with Node's error. */
export function freePort(wanted: number, host: string): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(wanted, host, () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address ? address.port : wanted))
    })
  })
}

/** The same as `freePort`, but throws a `Refusal` that names the setting to change. */
export async function portToListenOn(port: number, host: string): Promise<number> {
  try {
    return await freePort(port, host)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    switch (code) {
      case 'EADDRINUSE':
        throw new Refusal(`PORT ${port} is in use: set PORT to another, such as PORT=${port + 1}`)
      case 'EACCES':
        throw new Refusal(
          `PORT ${port} needs rights that this user has not: set PORT to 1024 or more`,
        )
      case 'EADDRNOTAVAIL':
      case 'ENOTFOUND':
        throw new Refusal(`HOST ${host} is no address of this machine, such as HOST=127.0.0.1 is`)
      default:
        throw error
    }
  }
}
