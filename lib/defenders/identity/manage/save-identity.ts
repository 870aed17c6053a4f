import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import {
  type IdentityFaults,
  type IdentityForm,
  parseIdentityForm,
} from '@/lib/defenders/identity/identity-form'
import { listNamingPlaces, type NamingPlace } from '@/lib/defenders/identity/list-naming-places'
import { locales } from '@/lib/i18n/routing'
import { db, type Transaction } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import type { Actor } from '@/lib/staff/staff-member'

export type SaveIdentityOutcome =
  /** `id`: of the new identity, a draft whose consents can be entered. */
  | { outcome: 'saved'; id: string }
  /** Nothing was saved: the public can read the former name there, or a word of it that nobody has seen. */
  | { outcome: 'named'; places: NamingPlace[] }
  | { outcome: 'faults'; faults: IdentityFaults }
  /** Their former identity is not retired, or they have been published under another one since. */
  | { outcome: 'not-retired' }
  | { outcome: 'not-allowed' }

/** Ends the transaction, with all undone, for what stands in it. */
class Undone extends Error {
  readonly because: SaveIdentityOutcome

  constructor(because: SaveIdentityOutcome) {
    super(because.outcome)
    this.because = because
  }
}

/**
 * Saves the identity under which a person is to be shown whose former one is retired: a draft, written
 * anew whole each time. Before it is saved, all that the public may read, and the draft itself, is searched
 * for the former names: a whole one refuses it, a word of one until somebody says that they have looked.
 */
export async function saveIdentity(
  by: Actor,
  formerId: string,
  input: unknown,
): Promise<SaveIdentityOutcome> {
  if (!mayDo(by, 'saveIdentity')) return { outcome: 'not-allowed' }
  const parsed = parseIdentityForm(input)
  if (!parsed.ok) return { outcome: 'faults', faults: parsed.faults }
  const { form } = parsed
  try {
    return await db.$transaction(async (tx) => {
      const id = await writeDraft(tx, formerId, form)
      const places = await listNamingPlaces(tx, formerId)
      if (places.some(({ whole }) => whole) || (places.length > 0 && !form.wordsSeen)) {
        throw new Undone({ outcome: 'named', places })
      }
      const about = { subject: 'defender', id: formerId } as const
      await writeAuditEntry(tx, by, 'saveIdentity', about, { fields: [form.kind] })
      return { outcome: 'saved', id }
    })
  } catch (error) {
    if (error instanceof Undone) return error.because
    throw error
  }
}

async function writeDraft(tx: Transaction, formerId: string, form: IdentityForm): Promise<string> {
  const [other] = await tx.$queryRaw<unknown[]>`
    SELECT d.id FROM defender d WHERE d.slug = ${form.slug} AND NOT EXISTS (
      SELECT FROM identity_change c WHERE c.former_id = ${formerId}::uuid AND c.successor_id = d.id
    )`
  if (other) throw new Undone({ outcome: 'faults', faults: { slug: 'taken' } })
  const texts = locales
    .map((locale) => ({ locale, ...form.texts[locale] }))
    .filter(({ name }) => name !== '')
    .map(({ locale, name, story }) => ({ locale, name, story: story || null }))
  const [row] = await tx.$queryRaw<{ id: string | null }[]>`
    SELECT save_identity(${formerId}::uuid, ${form.slug}, ${form.kind === 'pseudonym'},
      ${form.keepsCountry}, ${form.keepsRights}, ${JSON.stringify(texts)}::jsonb)::text AS id`
  if (!row?.id) throw new Undone({ outcome: 'not-retired' })
  return row.id
}
