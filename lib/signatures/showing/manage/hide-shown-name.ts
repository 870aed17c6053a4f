import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { namesOnPage } from '@/lib/campaigns/names-on-page'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'
import { mayDo } from '@/lib/staff/rights'
import type { Actor } from '@/lib/staff/staff-member'

export type HideShownNameOutcome =
  | { outcome: 'hidden' }
  /** The campaign shows no such name (any more). */
  | { outcome: 'not-shown' }
  | { outcome: 'not-allowed' }

/**
 * Hides one name that a campaign's page shows, exactly as it stands there: of people with the same name,
 * one. It tells nothing but whether the page shows that name, which everybody can see: a name for which the
 * page has no room, or of a campaign that is not public, counts as not shown. The signature counts on, and
 * its signer may choose a name again. The log has the campaign, and never the name.
 */
export async function hideShownName(
  by: Actor,
  campaignId: string,
  name: string,
): Promise<HideShownNameOutcome> {
  if (!mayDo(by, 'hideShownName')) return { outcome: 'not-allowed' }
  return db.$transaction(async (tx): Promise<HideShownNameOutcome> => {
    const shown = name.replaceAll('\0', '').trim()
    const [row] = await tx.$queryRaw<{ hidden: boolean }[]>`
      SELECT hide_shown_name(c.id, ${shown}, ${namesOnPage}::int) AS hidden
      FROM public_campaign c WHERE c.id = ${campaignId}::uuid AND ${publicAt(now(), sql`c`)}`
    if (!row?.hidden) return { outcome: 'not-shown' }
    await writeAuditEntry(tx, by, 'hideShownName', { subject: 'shown_name', id: campaignId })
    return { outcome: 'hidden' }
  })
}
