import { type Statement, sql } from '@/lib/platform/db'

/**
 * For SQL over a public view (`public_defender`, `public_campaign`): what is public at a moment. The
 * views say what is public at all; this one condition adds the time.
 */
export const publicAt = (at: Date, view: Statement): Statement =>
  sql`(${view}.public_from <= ${at} AND ${view}.public_until > ${at})`
