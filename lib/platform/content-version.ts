import type { Client } from 'pg'
import { makeListener } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'

const channel = 'content_version'
const askEvery = 1_000

export type ContentVersionWatch = {
  /** The newest version heard of; `undefined` until the first answer. */
  current(): string | undefined
  /** When the database last answered, in milliseconds of `performance.now()`; -Infinity before. */
  lastHeard(): number
  onChange(then: (version: string) => void): void
  stop(): Promise<void>
}

/**
 * Follows the number that every change of what the public may see raises (the tables' own
 * triggers raise it): by LISTEN, so that a change is heard at once, and by asking once a second,
 * so that none is missed. Outlives the database's absences: `lastHeard` tells how long one lasts.
 */
export async function watchContentVersion(): Promise<ContentVersionWatch> {
  let version: string | undefined
  let heard = Number.NEGATIVE_INFINITY
  let client: Client | undefined
  let stopped = false
  let away = false
  const listeners: ((version: string) => void)[] = []

  async function connect(): Promise<Client> {
    const fresh = makeListener()
    fresh.on('error', () => drop(fresh))
    fresh.on('end', () => drop(fresh))
    fresh.on('notification', () => void askAgain())
    try {
      await fresh.connect()
      await fresh.query(`LISTEN ${channel}`)
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
      const asked = performance.now()
      const { rows } = await client.query<{ number: string }>('SELECT number FROM content_version')
      heard = asked
      if (away) log.info('The database is back')
      away = false
      take(rows[0]?.number)
    } catch (error) {
      if (!away && !stopped) log.warn('The database is away', { error })
      away = true
      if (client) drop(client)
    }
  }

  function take(number: string | undefined): void {
    if (number === undefined || number === version) return
    version = number
    for (const then of listeners) then(number)
  }

  let asking: Promise<void> | undefined
  function askOnce(): Promise<void> {
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }

  /** A question that is under way may have been put before the change that is told of now. */
  function askAgain(): Promise<void> {
    return asking ? asking.then(askOnce) : askOnce()
  }

  await askOnce()
  const timer = setInterval(() => void askOnce(), askEvery)
  return {
    current: () => version,
    lastHeard: () => heard,
    onChange: (then) => void listeners.push(then),
    async stop() {
      stopped = true
      clearInterval(timer)
      await asking
      await client?.end().catch(() => undefined)
    },
  }
}
