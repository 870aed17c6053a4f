import { setTimeout as pause } from 'node:timers/promises'

const minPause = 40
const maxPause = 400

/**
 * The longest a test waits for anything, in milliseconds: only something that never comes takes so
 * long.
 */
export const maxWait = 120_000

/**
 * Asks until the answer is there, for at most `within` milliseconds.
 * `undefined` and `false` mean "not yet"; a question that throws is asked again.
 * Throws with `what` was waited for, and the last fault as its cause.
 */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  within = maxWait,
): Promise<T> {
  const deadline = performance.now() + within
  let cause: unknown
  for (let wait = minPause; ; wait = Math.min(wait * 1.5, maxPause)) {
    try {
      const answer = await ask()
      if (answer !== undefined && answer !== false) return answer
      cause = undefined
    } catch (error) {
      cause = error
    }
    if (performance.now() > deadline) {
      throw new Error(`Waited ${within / 1_000} s in vain: ${what}`, { cause })
    }
    await pause(wait)
  }
}
