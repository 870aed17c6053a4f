import type { Client } from 'pg'
import { makeListener, type Statement } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'

const channel = 'content_version'
const pollInterval = 1_000

/** No version known for longer than this (in ms), a process shows nothing: it cannot learn of a take-down. */
export const staleAfter = 300_000

/** What a process does after each answer; `run` is the connection that is kept for the version. */
export type AfterAnswer = (
  contentVersion: string,
  run: (statement: Statement) => Promise<unknown>,
) => Promise<void>

export type ContentVersionWatch = {
  /** The newest version known; `undefined` until the first answer. */
  current(): string | undefined
  /** When the database last answered, in milliseconds of `performance.now()`; -Infinity before. */
  lastAnswerAt(): number
  onChange(listener: (version: string) => void): void
  stop(): Promise<void>
}

/**
 * Follows the number that every change of what the public may see raises (the tables' own
 * triggers raise it): by LISTEN, so that a change is known at once, and by asking once a second,
 * so that none is missed. Outlives the database's absences: `lastAnswerAt` tells how long one lasts.
 * `afterAnswer` runs once a second, and at once after a change that this process has taken up.
 */
export async function watchContentVersion(afterAnswer?: AfterAnswer): Promise<ContentVersionWatch> {
  let version: string | undefined
  let answeredAt = Number.NEGATIVE_INFINITY
  let client: Client | undefined
  let stopped = false
  let away = false
  let failing = false
  const listeners: ((version: string) => void)[] = []

  async function connect(): Promise<Client> {
    const fresh = makeListener()
    fresh.on('error', () => drop(fresh))
    fresh.on('end', () => drop(fresh))
    fresh.on('notification', () => void askAgain())
    try {
      await fresh.connect()
      // Whatever else runs on this connection never keeps the version waiting for a lock.
      await fresh.query(`SET lock_timeout = 500; LISTEN ${channel}`)
      return fresh
    } catch (error) {
      drop(fresh)
      throw error
    }
  }

  function drop(old: Client): void {
    if (client === old) client = undefined
    old.end().catch(() => undefined)
  }

  async function ask(): Promise<void> {
    try {
      client ??= await connect()
      const askedAt = performance.now()
      const { rows } = await client.query<{ number: string }>('SELECT number FROM content_version')
      answeredAt = askedAt
      if (away) log.info('The database is back')
      away = false
      takeUp(rows[0]?.number)
      await followUp(client)
    } catch (error) {
      if (!away && !stopped) log.warn('The database is away', { error })
      away = true
      if (client) drop(client)
    }
  }

  /** A failure of it says nothing about the version, which was answered. */
  async function followUp(connection: Client): Promise<void> {
    if (version === undefined || stopped || !afterAnswer) return
    try {
      await afterAnswer(version, (statement) => connection.query(statement))
      failing = false
    } catch (error) {
      if (!failing) log.warn('The process could not report itself', { error })
      failing = true
    }
  }

  function takeUp(number: string | undefined): void {
    if (number === undefined || number === version) return
    version = number
    for (const listener of listeners) listener(number)
  }

  let asking: Promise<void> | undefined
  function askOnce(): Promise<void> {
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }

  /** A question that is under way may have been put before the change that is notified now. */
  function askAgain(): Promise<void> {
    return asking ? asking.then(askOnce) : askOnce()
  }

  await askOnce()
  const timer = setInterval(() => void askOnce(), pollInterval)
  return {
    current: () => version,
    lastAnswerAt: () => answeredAt,
    onChange: (listener) => void listeners.push(listener),
    async stop() {
      stopped = true
      clearInterval(timer)
      await asking
      await client?.end().catch(() => undefined)
    },
  }
}
