import { connect as connectSocket, type Socket } from 'node:net'
import type { Logger } from 'nodemailer/lib/shared'

/**
 * The longest a letter may take, in milliseconds: until the server asks for the message, and from
 * then until it has answered for it. Silence counts as no answer only after that.
 */
export type SmtpTimeouts = { untilMessage: number; untilAnswer: number }

/**
 * An idle connection is closed after so many milliseconds, since it may be dead without either side
 * noticing.
 */
const idleTime = 20_000

type Connected = (error: Error | null, options?: { connection: Socket }) => void

/**
 * Watches nodemailer's conversation with a server, one letter at a time, by its transcript: whether
 * the server has asked for the message (354), since a connection that breaks later may have carried
 * it whole and one that breaks before has not; and whether it takes longer than it may, which
 * closes the connection so that nothing of the letter can arrive afterwards. Nothing of the
 * transcript is stored.
 */
export function watchConversation({ untilMessage, untilAnswer }: SmtpTimeouts) {
  let messageRequested = false
  let socket: Socket | undefined
  let deadline: NodeJS.Timeout | undefined

  function cutAfter(milliseconds: number): void {
    clearTimeout(deadline)
    deadline = setTimeout(() => socket?.destroy(new Error('Too slow')), milliseconds)
  }

  const ignore = () => undefined
  const debug = (entry: unknown, text?: unknown) => {
    const ofServer = typeof entry === 'object' && entry && Reflect.get(entry, 'tnx') === 'server'
    if (messageRequested || !ofServer || !String(text).startsWith('354')) return
    messageRequested = true
    cutAfter(untilAnswer)
  }
  const logger: Logger = {
    ...{ level: ignore, trace: ignore, info: ignore, warn: ignore, error: ignore, fatal: ignore },
    debug,
  }
  return {
    logger,
    begin() {
      messageRequested = false
      cutAfter(untilMessage)
    },
    end() {
      clearTimeout(deadline)
      deadline = setTimeout(() => socket?.end(), idleTime).unref()
    },
    messageRequested: () => messageRequested,
    /**
     * Opens the connection itself, so as to be able to close it, under TLS or not. It need not be
     * connected yet: nodemailer waits for the greeting, and learns of a broken connection by its
     * socket alone.
     */
    connect({ host, port }: { host: string; port: number }, callback: Connected): void {
      socket = connectSocket({ host, port, keepAlive: true })
      callback(null, { connection: socket })
    },
  }
}
