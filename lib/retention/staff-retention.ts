import { sql } from '@/lib/platform/db'
import { keptInRows } from '@/lib/retention/retention-rule'
import {
  browserLife,
  idleTime,
  signInLinkKept,
  signInRequestLife,
  wrongCodeLife,
} from '@/lib/staff/staff-terms'

const day = 24 * 3_600_000
const days = (life: number) => ({ days: life / day })
const hours = (life: number) => ({ hours: life / 3_600_000 })
const before = (at: Date, life: number) => new Date(at.getTime() - life)

/**
 * What the workspace keeps of the staff's coming and going, as `retentionPolicy` has it of everybody
 * else: apart from it, since `/privacy` speaks to the public.
 */
export const staffRetention = [
  keptInRows(
    'staffSignInRequests',
    sql`staff_sign_in_request`,
    days(signInRequestLife),
    (at) => sql`received_at <= ${before(at, signInRequestLife)}`,
  ),
  keptInRows(
    'staffSignInLinks',
    sql`staff_sign_in_link`,
    days(signInLinkKept),
    (at) => sql`made_at <= ${before(at, signInLinkKept)}`,
  ),
  keptInRows(
    'staffSessions',
    sql`staff_session`,
    hours(idleTime),
    (at) => sql`(expires_at <= ${at} OR seen_at <= ${before(at, idleTime)})`,
  ),
  keptInRows(
    'staffBrowsers',
    sql`staff_browser`,
    days(browserLife),
    (at) => sql`last_seen_at <= ${before(at, browserLife)}`,
  ),
  keptInRows(
    'staffWrongCodes',
    sql`staff_wrong_code`,
    days(wrongCodeLife),
    (at) => sql`at <= ${before(at, wrongCodeLife)}`,
  ),
]
