import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { byLanguage } from '@/lib/campaigns/public-campaigns'
import { listNamingPlaces, type NamingPlace } from '@/lib/defenders/identity/list-naming-places'
import type { Locale } from '@/lib/i18n/routing'
import { db, type Transaction } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'

/** One of a person's identities, as those see it who may know who is who. */
export type Identity = { id: string; name: string; slug: string; retired: boolean }

/** The identity that is to follow, while it is a draft. */
export type IdentityDraft = {
  id: string
  slug: string
  kind: 'pseudonym' | 'name'
  keepsCountry: boolean
  keepsRights: boolean
  texts: { locale: Locale; name: string; story: string | null }[]
  /** Where the public can read a former name, or a word of one, now. */
  places: NamingPlace[]
}

export type LookAtIdentitiesOutcome =
  | {
      outcome: 'identities'
      /** All others of the person, the first one first. */
      others: Identity[]
      /** Where this one is retired and nothing published follows it yet. */
      waiting: { earliestAt: Date; draft: IdentityDraft | undefined } | undefined
      retired: boolean
      sample: boolean
    }
  | { outcome: 'unknown-defender' }
  | { outcome: 'not-allowed' }

/**
 * Reads which identities a person has, behind a pseudonym their real name, and how far a change of it has
 * come. Where there is anything to learn, that somebody looked is noted.
 */
export async function lookAtIdentities(
  by: StaffMember,
  id: string,
): Promise<LookAtIdentitiesOutcome> {
  if (!mayDo(by, 'lookAtIdentities')) return { outcome: 'not-allowed' }
  return db.$transaction(async (tx): Promise<LookAtIdentitiesOutcome> => {
    const [person] = await tx.$queryRaw<{ sample: boolean; retired: boolean }[]>`
      SELECT sample, retired_at IS NOT NULL AS retired FROM defender WHERE id = ${id}::uuid`
    if (!person) return { outcome: 'unknown-defender' }
    const others = await listOthers(tx, by, id)
    if (others.length > 0) {
      await writeAuditEntry(tx, by, 'lookAtIdentities', { subject: 'defender', id })
    }
    return { outcome: 'identities', others, waiting: await readWaiting(tx, id), ...person }
  })
}

function listOthers(tx: Transaction, by: StaffMember, id: string): Promise<Identity[]> {
  return tx.$queryRaw<Identity[]>`
    SELECT d.id::text, d.slug, d.retired_at IS NOT NULL AS retired, COALESCE((
      SELECT t.name FROM defender_text t WHERE t.defender_id = d.id
      ORDER BY ${byLanguage(by.locale)}
    ), d.slug) AS name
    FROM defender d WHERE d.id <> ${id}::uuid AND d.id IN (
      SELECT unnest(ARRAY[c.former_id, c.successor_id]) FROM identity_change c
      WHERE c.person_id IN (SELECT own.person_id FROM identity_change own
        WHERE ${id}::uuid IN (own.former_id, own.successor_id))
    ) ORDER BY d.id`
}

type DraftRow = Omit<IdentityDraft, 'places' | 'id' | 'slug' | 'kind'> & {
  earliest_at: Date
  id: string | null
  slug: string | null
  under_pseudonym: boolean | null
}

async function readWaiting(tx: Transaction, formerId: string) {
  const [row] = await tx.$queryRaw<DraftRow[]>`
    SELECT c.earliest_at, d.id::text, d.slug, d.under_pseudonym, d.country IS NOT NULL AS "keepsCountry",
      EXISTS (SELECT FROM defender_right r WHERE r.defender_id = d.id) AS "keepsRights",
      (SELECT COALESCE(json_agg(json_build_object('locale', t.locale, 'name', t.name, 'story', t.story)
        ORDER BY t.locale), '[]') FROM defender_text t WHERE t.defender_id = d.id) AS texts
    FROM identity_change c LEFT JOIN defender d ON d.id = c.successor_id
    WHERE c.former_id = ${formerId}::uuid AND c.published_at IS NULL`
  if (!row) return undefined
  const { earliest_at: earliestAt, id, slug, under_pseudonym, ...rest } = row
  if (id === null || slug === null) return { earliestAt, draft: undefined }
  const kind = under_pseudonym ? ('pseudonym' as const) : ('name' as const)
  const places = await listNamingPlaces(tx, formerId)
  return {
    earliestAt,
    draft: { id, slug, kind, ...rest, places },
  }
}
