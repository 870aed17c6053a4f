import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { listNamingPlaces, type NamingPlace } from '@/lib/defenders/identity/list-naming-places'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { readContentVersion } from '@/lib/publishing/read-content-version'
import { mayDo } from '@/lib/staff/rights'
import type { Actor } from '@/lib/staff/staff-member'

export type PublishIdentityOutcome =
  /** `contentVersion`: documents of this or a newer version show them. */
  | { outcome: 'published'; id: string; contentVersion: bigint }
  /** The public can read a former name there. */
  | { outcome: 'named'; places: NamingPlace[] }
  /** It would tell of the day on which the former identity went. */
  | { outcome: 'too-early'; earliestAt: Date }
  /** Nothing in force covers the pseudonym (or the name, for who goes back to it) on the site. */
  | { outcome: 'consent-missing' }
  /** Their own link hid them: two members of the staff undo that, before they are shown in any way. */
  | { outcome: 'hidden-by-own-link' }
  /** There is no draft of a new identity, or it is published already. */
  | { outcome: 'nothing-to-publish' }
  | { outcome: 'not-allowed' }

/**
 * Shows a person under the identity that was saved, in one transaction: whole or not at all. All that the
 * public may read is searched for the former names once more. Consents given to the former identity are left with it; what was denied or hidden
 * there stays denied and hidden, and the person's own link hides them from now on under the new one.
 */
export async function publishIdentity(
  by: Actor,
  formerId: string,
): Promise<PublishIdentityOutcome> {
  if (!mayDo(by, 'publishIdentity')) return { outcome: 'not-allowed' }
  const at = now()
  const done = await db.$transaction(
    async (tx): Promise<PublishIdentityOutcome | { outcome: 'done'; id: string }> => {
      const draft = await readDraft(tx, formerId, at)
      if (!draft) return { outcome: 'nothing-to-publish' }
      if (draft.earliest_at > at) return { outcome: 'too-early', earliestAt: draft.earliest_at }
      if (draft.by_link) return { outcome: 'hidden-by-own-link' }
      if (!draft.covered) return { outcome: 'consent-missing' }
      const places = (await listNamingPlaces(tx, formerId)).filter(({ whole }) => whole)
      if (places.length > 0) return { outcome: 'named', places }
      await tx.$executeRaw`SELECT publish_identity(${formerId}::uuid, ${at})`
      await writeAuditEntry(tx, by, 'publishIdentity', { subject: 'defender', id: draft.id })
      return { outcome: 'done', id: draft.id }
    },
  )
  if (done.outcome !== 'done') return done
  return { outcome: 'published', id: done.id, contentVersion: await readContentVersion() }
}

type DraftRow = { id: string; earliest_at: Date; by_link: boolean; covered: boolean }

/** The draft that follows a retired identity, while it waits; its row is locked. */
async function readDraft(
  tx: Transaction,
  formerId: string,
  at: Date,
): Promise<DraftRow | undefined> {
  const [row] = await tx.$queryRaw<(DraftRow & { denials: boolean[] })[]>`
    SELECT d.id::text, c.earliest_at, EXISTS (
        SELECT FROM defender_hiding h
        WHERE h.defender_id = c.former_id AND h.own_link AND h.part = 'person' AND h.lifted_at IS NULL
      ) AS by_link,
      ARRAY(
        SELECT s.denial FROM consent s
        WHERE (s.defender_id = d.id OR s.denial AND s.defender_id = c.former_id)
          AND 'site' = ANY (s.purposes) AND s.starts_at <= ${at}
          AND COALESCE(consent_ends_at(s.id), 'infinity') > ${at}
          AND CASE WHEN d.under_pseudonym THEN 'pseudonym' ELSE 'name' END::"ConsentScope" = ANY (s.covers)
      ) AS denials
    FROM identity_change c JOIN defender d ON d.id = c.successor_id
    WHERE c.former_id = ${formerId}::uuid AND c.published_at IS NULL FOR NO KEY UPDATE OF d`
  if (!row) return undefined
  const { denials } = row
  return { ...row, covered: denials.length > 0 && denials.every((denial) => !denial) }
}
