import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

export type OverLimit = {
  /** Seconds after which the network may try again. */
  retryAfter: number
  /**
   * Whether the network is past twice the limit, where not even a page that says so is rendered.
   */
  farOver: boolean
}

export type RateLimiter = (network: string) => Promise<OverLimit | undefined>

/** Counts a network's attempts; `undefined` for one that is within the limit of a minute. */
export function makeRateLimiter(perMinute: number): RateLimiter {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (network) => {
    try {
      await limiter.consume(network)
      return undefined
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000))
      return { retryAfter, farOver: refusal.consumedPoints > 2 * perMinute }
    }
  }
}
