import { withDatabaseShare } from '@/lib/platform/database-share'
import { type ConcurrencyLimits, makeConcurrencyLimit } from '@/server/lanes/concurrency-limit'
import { makeRateLimiter, type RateLimiter } from '@/server/lanes/rate-limiter'

const second = 1_000

type LaneRules = ConcurrencyLimits & {
  /** The database connections that only the lane's work uses. */
  connections: number
}

/**
 * The site's work by its purpose: each lane has its own bound and its own database connections, so
 * that a crowd in one lane cannot shut out another (decision 017, which has the measurements). Work
 * past a lane's bound waits in its turn: it is answered 503 where the queue is full or its time runs
 * out, and 429 in `refusedForms`, where nothing waits.
 */
export const lanes = {
  /** Whether the site is well: answered whatever else goes on. */
  health: { inFlight: 8, ofOneNetwork: 8, connections: 1, maxWait: 5 * second },
  /** Signing and confirming, with the pages on the way there. */
  signing: { inFlight: 64, ofOneNetwork: 48, connections: 5, maxWait: 10 * second },
  /** The signers' own pages, lost links, and what mail providers report. */
  ownPages: { inFlight: 16, ofOneNetwork: 12, connections: 2, maxWait: 10 * second },
  /** Pages to be stored, and the redirects to them. */
  kept: { inFlight: 16, ofOneNetwork: 8, connections: 3, maxWait: 10 * second },
  /** Reads that are never stored, searches among them. */
  uncached: { inFlight: 4, ofOneNetwork: 2, connections: 2, maxWait: 5 * second },
  /** Forms past a limit, whose page says so; further ones get the server's own plain 429. */
  refusedForms: { inFlight: 4, ofOneNetwork: 2, connections: 1, maxWait: 0 },
  /** The staff's workspace, with a session: an office is one network. */
  staff: { inFlight: 16, ofOneNetwork: 12, connections: 3, maxWait: 10 * second },
  /** The workspace without a session: whoever comes here waits for no member of the staff's work. */
  staffSignIn: { inFlight: 4, ofOneNetwork: 2, connections: 1, maxWait: 10 * second },
} as const satisfies Record<string, LaneRules>

export type LaneName = keyof typeof lanes

/** Runs work in a lane, for a network; `undefined` where the lane had no room in time. */
export type Lane = <Result>(
  network: string | undefined,
  work: () => Promise<Result>,
) => Promise<Result | undefined>

export function makeLanes(): Record<LaneName, Lane> {
  return {
    health: makeLane('health'),
    signing: makeLane('signing'),
    ownPages: makeLane('ownPages'),
    kept: makeLane('kept'),
    uncached: makeLane('uncached'),
    refusedForms: makeLane('refusedForms'),
    staff: makeLane('staff'),
    staffSignIn: makeLane('staffSignIn'),
  }
}

function makeLane(name: LaneName): Lane {
  const { connections, ...limits } = lanes[name]
  const limit = makeConcurrencyLimit(limits)
  const share = { name, connections }
  return (network, work) => limit(network, () => withDatabaseShare(share, work))
}

/** The kinds of POST; each is counted by itself, for each network. */
export type PostName =
  | 'sign'
  | 'confirm'
  | 'ownPage'
  | 'lostLink'
  | 'hide'
  | 'mailReport'
  | 'staff'
  | 'staffSignIn'

/** Providers send their reports from few addresses, and repeat those that were refused. */
const reportsPerSignature = 20
/** Without a session one can only sign in: a tenth is plenty for an office. */
const signInsPerSignature = 0.1

/** The limits of a minute and a network, from `SIGNATURES_PER_MINUTE`. */
export function makeRateLimiters(signaturesPerMinute: number): Record<PostName, RateLimiter> {
  return {
    sign: makeRateLimiter(signaturesPerMinute),
    confirm: makeRateLimiter(signaturesPerMinute),
    ownPage: makeRateLimiter(signaturesPerMinute),
    lostLink: makeRateLimiter(signaturesPerMinute),
    hide: makeRateLimiter(signaturesPerMinute),
    mailReport: makeRateLimiter(reportsPerSignature * signaturesPerMinute),
    staff: makeRateLimiter(signaturesPerMinute),
    staffSignIn: makeRateLimiter(Math.ceil(signInsPerSignature * signaturesPerMinute)),
  }
}
