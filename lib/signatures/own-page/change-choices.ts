import { runAlone, sql } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import type { SignerChoices } from '@/lib/signatures/choices-form'
import { findByLink } from '@/lib/signatures/find-by-link'
import { linkHash } from '@/lib/signatures/link-token'
import { changedCopy, readOwnCopy } from '@/lib/signatures/read-own-copy'
import { sealPublicName } from '@/lib/signatures/seal-public-name'

export type ChangeOutcome =
  | { outcome: 'changed' }
  /** The signature is not confirmed yet; preferences can be changed only after that. */
  | { outcome: 'not-confirmed' }
  | { outcome: 'not-found' }

/**
 * Changes which name may be shown, if any, and whether updates are wanted, by any link of the
 * signature. A name that is hidden or replaced is removed from the page's column in the same
 * transaction, and from every page within seconds. A name that is to be shown appears only with the
 * next group, so that nobody sees who asked just now. A repetition changes nothing. Throws while
 * the database is away.
 */
export async function changeChoices(
  token: string,
  { publicName, updates }: SignerChoices,
): Promise<ChangeOutcome> {
  const linked = await findByLink(token)
  if (!linked) return { outcome: 'not-found' }
  if (!linked.confirmed) return { outcome: 'not-confirmed' }
  const shown = readOwnCopy(linked, token)?.publicName ?? linked.publicName ?? undefined
  const sealed = publicName && sealPublicName(linked.id, publicName, webKeys().sealPublic)
  const copy = changedCopy(linked, token, { publicName })
  const { rows } = await runAlone<{ changed: boolean }>(sql`
    SELECT change_choices_by_link(${linkHash(token)}::bytea, ${updates}::boolean,
      ${publicName !== undefined}::boolean, ${publicName === shown}::boolean,
      ${sealed || null}::bytea, ${copy ?? null}::bytea) AS changed`)
  return { outcome: rows[0]?.changed ? 'changed' : 'not-found' }
}
