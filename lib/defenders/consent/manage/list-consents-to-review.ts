import { byLanguage } from '@/lib/campaigns/public-campaigns'
import { waitingExtension } from '@/lib/defenders/consent/waiting-extension'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import { type Actor, isOperator } from '@/lib/staff/staff-member'

/** Why a person's consents need somebody now. */
export type ReviewReason =
  /** The last consent to the name on the site ends within 60, 30 or 7 days. */
  | 'ends-in-60-days'
  | 'ends-in-30-days'
  | 'ends-in-7-days'
  /** It has ended, so that nothing of the person is public, though staff published them. */
  | 'ended'
  /** The situation has changed since a consent was given or last reviewed. */
  | 'situation-changed'
  /** An extension waits for a second member. */
  | 'extension-waits'
  /** The programme published them before: nobody has asked them yet. */
  | 'to-be-asked'

export type ConsentToReview = {
  defenderId: string
  slug: string
  /** In the member's language where there is a text in it; the slug where there is none at all. */
  name: string
  reason: ReviewReason
  /** When the consent ends or ended; undefined for what has no end. */
  endsAt: Date | undefined
  /** When the situation changed, or the extension was asked for; undefined for the other reasons. */
  since: Date | undefined
}

type Row = {
  id: string
  slug: string
  name: string
  reason: ReviewReason
  ends_at: Date | null
  since: Date | null
}

/**
 * Lists the people whose consents need somebody now, once for each reason: the most urgent reasons first,
 * within one by when the consent ends, then by slug. Empty for whoever may not enter consents.
 */
export async function listConsentsToReview(by: Actor): Promise<ConsentToReview[]> {
  if (!mayDo(by, 'recordConsent')) return []
  const at = now()
  const rows = await db.$queryRaw<Row[]>`
    WITH person AS (
      SELECT d.id, d.slug, d.basis, d.visibility,
        (SELECT max(s.entered_at) FROM defender_situation s WHERE s.defender_id = d.id) AS changed_at
      FROM defender d
      WHERE NOT d.sample AND d.visibility <> 'draft' AND d.retired_at IS NULL
    ), term AS (
      SELECT c.defender_id, c.id, NULLIF(consent_ends_at(c.id), 'infinity') AS ends_at,
        GREATEST(c.entered_at,
          (SELECT max(r.reviewed_at) FROM consent_review r WHERE r.consent_id = c.id),
          (SELECT max(e.approved_at) FROM consent_extension e WHERE e.consent_id = c.id)) AS reviewed_at,
        'site' = ANY (c.purposes) AND c.covers && '{name,pseudonym}'::"ConsentScope"[] AS shows
      FROM consent c WHERE NOT c.denial
    ), ending AS (
      SELECT p.id, p.slug, max(t.ends_at) AS ends_at FROM person p JOIN term t ON t.defender_id = p.id
      WHERE p.basis = 'consent' AND p.visibility = 'public' AND t.shows GROUP BY p.id, p.slug
    ), due (id, slug, reason, ends_at, since, urgency) AS (
      SELECT id, slug, CASE
          WHEN ends_at <= ${at} THEN 'ended'
          WHEN ends_at <= ${at}::timestamptz + interval '7 days' THEN 'ends-in-7-days'
          WHEN ends_at <= ${at}::timestamptz + interval '30 days' THEN 'ends-in-30-days'
          ELSE 'ends-in-60-days' END, ends_at, NULL::timestamptz, 1
      FROM ending WHERE ends_at <= ${at}::timestamptz + interval '60 days'
      UNION ALL
      SELECT p.id, p.slug, 'situation-changed', min(t.ends_at), p.changed_at, 2
      FROM person p JOIN term t ON t.defender_id = p.id
      WHERE (t.ends_at IS NULL OR t.ends_at > ${at}) AND t.reviewed_at < p.changed_at
      GROUP BY p.id, p.slug, p.changed_at
      UNION ALL
      SELECT p.id, p.slug, 'extension-waits', max(t.ends_at), max(e.asked_at), 0
      FROM person p JOIN term t ON t.defender_id = p.id
      JOIN consent_extension e ON e.id = ${waitingExtension(at)} GROUP BY p.id, p.slug
      UNION ALL
      SELECT id, slug, 'to-be-asked', NULL, NULL, 3 FROM person WHERE basis = 'published_before'
    )
    SELECT id::text, slug, reason, ends_at, since, COALESCE((
      SELECT t.name FROM defender_text t WHERE t.defender_id = due.id
      ORDER BY ${byLanguage(isOperator(by) ? 'ca' : by.locale)}
    ), slug) AS name
    FROM due ORDER BY urgency, ends_at, slug`
  return rows.map(({ id, slug, name, reason, ends_at: endsAt, since }) => ({
    ...{ defenderId: id, slug, name, reason },
    endsAt: endsAt ?? undefined,
    since: since ?? undefined,
  }))
}
