import { db, sql, type Transaction } from '@/lib/platform/db'
import { findByLink } from '@/lib/signatures/own-page/find-by-link'

/** What a signer may change of their mind about. */
export type Preferences = { showName: boolean; updates: boolean }

export type ChangeOutcome = { outcome: 'changed' } | { outcome: 'nothing-held' }

/**
 * Changes whether the name may be shown and whether updates are wanted. A name that is hidden is
 * gone from the page's column in the same statement, and from every page within seconds. Showing
 * is only a wish: a name appears with the next group, so that nobody sees who asked just now.
 * Repeating it changes nothing. Throws while the database is away.
 */
export async function changePreferences(
  token: string,
  preferences: Preferences,
): Promise<ChangeOutcome> {
  return db.$transaction(async (tx) => {
    // A request that is being confirmed at this instant is a signature by the time it can be asked again.
    for (let attempt = 0; attempt < 2; attempt++) {
      const held = await findByLink(token, tx)
      if (!held) return { outcome: 'nothing-held' }
      const changed = held.confirmed
        ? await changeSignature(tx, held.addressKey, held.campaignId, held.id, preferences)
        : await changeRequest(tx, held.id, preferences)
      if (changed) return { outcome: 'changed' }
    }
    return { outcome: 'nothing-held' }
  })
}

async function changeRequest(tx: Transaction, id: string, { showName, updates }: Preferences) {
  const changed = await tx.$executeRaw`
    UPDATE signature_request SET show_name = ${showName}, updates = ${updates}
    WHERE id = ${id}::uuid AND NOT spent`
  return changed === 1
}

/**
 * The public column is written only where something stands in it: whatever writes it raises the
 * content version, and a link must not be able to do that at will.
 */
async function changeSignature(
  tx: Transaction,
  addressKey: Uint8Array,
  campaignId: string,
  id: string,
  { showName, updates }: Preferences,
): Promise<boolean> {
  const which = sql`address_key = ${addressKey} AND campaign_id = ${campaignId}::uuid`
  const [held] = await tx.$queryRaw<{ shown: boolean }[]>`
    SELECT public_name IS NOT NULL AS shown FROM signature
    WHERE ${which} AND id = ${id}::uuid FOR NO KEY UPDATE`
  if (!held) return false
  const hidden = held.shown && !showName ? sql`, public_name = NULL` : sql``
  await tx.$executeRaw`
    UPDATE signature SET show_name = ${showName}, updates = ${updates}${hidden} WHERE ${which}`
  return true
}
