import { type Statement, sql } from '@/lib/platform/db'

/**
 * SQL for rows of a public view (`public_defender`, `public_campaign`) that are public at a moment.
 * The views decide what is ever public; this one condition adds the time.
 */
export const publicAt = (at: Date, view: Statement): Statement =>
  sql`(${view}.public_from <= ${at} AND ${view}.public_until > ${at})`
