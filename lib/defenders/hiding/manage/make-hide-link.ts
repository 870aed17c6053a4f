import { randomBytes } from 'node:crypto'
import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { hideLinkHash } from '@/lib/defenders/hiding/hide-by-link'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import { type Actor, isOperator } from '@/lib/staff/staff-member'

export type MakeHideLinkOutcome =
  /** The token of the new link (`addressOf(locale, 'hide', { token })`): it is shown this once. */
  { outcome: 'made'; token: string } | { outcome: 'unknown-defender' } | { outcome: 'not-allowed' }

/** Makes a person's own link to hide, and ends the one that they had: from then on that one does nothing. */
export async function makeHideLink(by: Actor, defenderId: string): Promise<MakeHideLinkOutcome> {
  if (!mayDo(by, 'makeHideLink')) return { outcome: 'not-allowed' }
  const token = randomBytes(32).toString('base64url')
  return db.$transaction(async (tx): Promise<MakeHideLinkOutcome> => {
    const people = await tx.$queryRaw<unknown[]>`
      SELECT id FROM defender WHERE id = ${defenderId}::uuid FOR NO KEY UPDATE`
    if (people.length === 0) return { outcome: 'unknown-defender' }
    await tx.$executeRaw`
      UPDATE hide_link SET ended_at = ${now()}
      WHERE defender_id = ${defenderId}::uuid AND ended_at IS NULL`
    await tx.$executeRaw`
      INSERT INTO hide_link (id, defender_id, token_hash, made_by, made_at)
      VALUES (uuidv7(), ${defenderId}::uuid, ${hideLinkHash(token)},
        ${isOperator(by) ? null : by.id}::uuid, ${now()})`
    await writeAuditEntry(tx, by, 'makeHideLink', { subject: 'defender', id: defenderId })
    return { outcome: 'made', token }
  })
}
