import type { Client } from 'pg'
import { now } from '@/lib/platform/clock'
import { makeListener, type Statement } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'

const channel = 'content_version'
const pollInterval = 1_000

/**
 * A process that has not learnt the version for longer than this (in ms) shows nothing, since it
 * cannot learn of a take-down.
 */
export const staleAfter = 300_000

/**
 * A callback that runs after each answer; `run` queries the connection that is kept for the
 * version.
 */
export type AfterAnswer = (
  contentVersion: string,
  run: (statement: Statement) => Promise<unknown>,
) => Promise<void>

export type ContentVersionWatch = {
  /**
   * A text that stands for all that the public may see now: it changes once a newer version is
   * known, or an instant has passed at which something changes by itself. `undefined` until the
   * first answer.
   */
  current(): string | undefined
  /** When the database last answered, in milliseconds of `performance.now()`; -Infinity before. */
  lastAnswerAt(): number
  /**
   * Whether a restored database waits for somebody to say that it may go on. Before the first answer
   * it asks anew; true where there is none then, since the database may be such a one.
   */
  isHeld(): boolean | Promise<boolean>
  onChange(listener: (version: string) => void): void
  stop(): Promise<void>
}

/**
 * Follows the number that every change of public content raises (the tables' own triggers raise
 * it): by LISTEN, so that a change is known at once, and by a query once a second, so that none is
 * missed. It outlives the database's absences: `lastAnswerAt` tells how long one lasts. With each
 * version it learns the next instant at which a campaign opens, closes or the like. `afterAnswer`
 * runs once a second, and at once after a change that this process has applied.
 */
export async function watchContentVersion(afterAnswer?: AfterAnswer): Promise<ContentVersionWatch> {
  let version: string | undefined
  const changes = followTime()
  let answeredAt = Number.NEGATIVE_INFINITY
  let isHeld: boolean | undefined
  let client: Client | undefined
  let stopped = false
  let away = false
  let failing = false
  const listeners: ((version: string) => void)[] = []

  async function connect(): Promise<Client> {
    const fresh = makeListener()
    fresh.on('error', () => drop(fresh))
    fresh.on('end', () => drop(fresh))
    fresh.on('notification', () => void pollAgain())
    try {
      await fresh.connect()
      // Other statements on this connection must not keep the version waiting for a lock.
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

  async function poll(): Promise<void> {
    try {
      client ??= await connect()
      const askedAt = performance.now()
      const { rows } = await client.query<Answer>(question, [
        changes.isKnown() ? version : null,
        changes.knownFrom(),
      ])
      // What is held counts as never answered for: no document is shown, and none is kept.
      isHeld = rows[0]?.is_held !== false
      if (!isHeld) answeredAt = askedAt
      if (away) log.info('The database is back')
      away = false
      applyAnswer(rows[0])
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

  function applyAnswer(answer: Answer | undefined): void {
    if (!answer) return
    if (answer.is_new) changes.next(answer.changes_at)
    if (answer.number === version) return
    version = answer.number
    for (const listener of listeners) listener(answer.number)
  }

  let polling: Promise<void> | undefined
  function pollOnce(): Promise<void> {
    polling ??= poll().finally(() => {
      polling = undefined
    })
    return polling
  }

  /** The query that is under way may have been sent before the change of this notification. */
  function pollAgain(): Promise<void> {
    return polling ? polling.then(pollOnce) : pollOnce()
  }

  await pollOnce()
  const timer = setInterval(() => void pollOnce(), pollInterval)
  return {
    current() {
      const wasKnown = changes.isKnown()
      const passed = changes.passed()
      // The next instant is asked for at once; while the database is away, once a second as ever.
      if (wasKnown && !changes.isKnown()) void pollAgain()
      return version && `${version}.${passed}`
    },
    lastAnswerAt: () => answeredAt,
    isHeld: () => isHeld ?? pollOnce().then(() => isHeld ?? true),
    onChange: (listener) => void listeners.push(listener),
    async stop() {
      stopped = true
      clearInterval(timer)
      await polling
      await client?.end().catch(() => undefined)
    },
  }
}

/**
 * Reads the number and, where it differs from the known one (`$1`), the instants after `$2` at
 * which content changes by itself.
 */
const question = `
  SELECT number, number::text IS DISTINCT FROM $1::text AS is_new,
    CASE WHEN number::text IS DISTINCT FROM $1::text THEN next_public_change($2) END AS changes_at,
    EXISTS (SELECT FROM restoration WHERE resumed_at IS NULL) AS is_held
  FROM content_version`

type Answer = { number: string; is_new: boolean; changes_at: Date | null; is_held: boolean }

/** How far (in ms) a clock may be set back when it is measured anew. */
const clockMargin = 5_000

/**
 * Counts the instants at which something public changes by itself. Each counts once more a little
 * later, since a document rendered just after it may have been rendered by a clock that was then
 * set back.
 */
function followTime() {
  let count = 0
  let isKnown = false
  let next: Date | null = null
  let countAgainAt = Number.POSITIVE_INFINITY
  let last: Date | undefined

  return {
    /** Whether the next instant is known, or that there is none. */
    isKnown: () => isKnown,
    /** The instant after which the next one is to be looked for. */
    knownFrom: () => last ?? new Date(now().getTime() - clockMargin),
    next(at: Date | null): void {
      next = at
      last = undefined
      isKnown = true
    },
    passed(): number {
      const at = now()
      if (next && at >= next) {
        count++
        countAgainAt = at.getTime() + clockMargin
        last = next
        next = null
        isKnown = false
      }
      if (at.getTime() >= countAgainAt) {
        count++
        countAgainAt = Number.POSITIVE_INFINITY
      }
      return count
    },
  }
}
