import { connect } from 'node:net'

export type Answer = { status: number; latency: number }

const headEnd = '\r\n\r\n'
const lengthName = 'content-length:'

/**
 * One kept-alive HTTP/1.1 connection that asks one thing after the other, with as little work of
 * its own as can be: the answers' status and length are all it reads, so that two cores hold a
 * server at its limit and what drives it. Calls `answered` with each answer, in milliseconds from
 * the first byte sent to the last received, until `next` has no more; resolves when all have come.
 */
export function askAgainAndAgain(
  { host, port }: { host: string; port: number },
  next: () => Buffer | undefined,
  answered: (answer: Answer) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const socket = connect({ host, port, noDelay: true })
  let asked = 0
  let missing = 0
  let status = 0
  let head: Buffer | undefined

  function ask(): void {
    const request = next()
    if (!request) {
      socket.off('close', broken)
      socket.end(resolve)
      return
    }
    asked = performance.now()
    socket.write(request)
  }

  function take(chunk: Buffer): void {
    if (missing > 0) missing -= chunk.length
    else {
      head = head ? Buffer.concat([head, chunk]) : chunk
      const end = head.indexOf(headEnd)
      if (end < 0) return
      status = Number(head.toString('latin1', 9, 12))
      missing = contentLength(head, end) - (head.length - end - headEnd.length)
      head = undefined
    }
    if (missing > 0) return
    answered({ status, latency: performance.now() - asked })
    ask()
  }

  const broken = () => reject(new Error('The server closed a connection that was in use'))
  socket.on('connect', ask)
  socket.on('data', take)
  socket.on('error', reject)
  socket.on('close', broken)
  return promise
}

/** Throws where an answer tells no length: all that are measured do. */
function contentLength(head: Buffer, end: number): number {
  const lines = head.toString('latin1', 0, end)
  const at = lines.toLowerCase().indexOf(lengthName)
  if (at < 0) throw new Error(`An answer without a length:\n${lines}`)
  return Number.parseInt(lines.slice(at + lengthName.length), 10)
}
