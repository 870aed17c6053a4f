import { runAlone, sql } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import { findByLink, type LinkedSignature } from '@/lib/signatures/find-by-link'
import { linkHash } from '@/lib/signatures/link-token'
import type { Correction } from '@/lib/signatures/own-page/correction-form'
import { changedCopy, readOwnCopy } from '@/lib/signatures/read-own-copy'
import { sealRecord } from '@/lib/signatures/sealed-record'

export type CorrectOutcome =
  | { outcome: 'corrected' }
  /** The signature is not confirmed yet: whoever has not confirmed signs anew instead. */
  | { outcome: 'not-confirmed' }
  | { outcome: 'not-found' }

/**
 * Corrects the name and the country of a signature, by any link of it, since somebody else may have
 * filled in the form. A change of country moves the count from one country to the other in the same
 * transaction, so that the number of signatures is the same at every instant. The worker writes the
 * copies of the other links anew. The name is not changed while this link's copy cannot be read,
 * and the name that is shown in public is not part of it. A repetition changes nothing. Throws
 * while the database is away.
 */
export async function correctSignature(
  token: string,
  { name, country }: Correction,
): Promise<CorrectOutcome> {
  const linked = await findByLink(token)
  if (!linked) return { outcome: 'not-found' }
  if (!linked.confirmed) return { outcome: 'not-confirmed' }
  const { sealed, copy } = renamed(linked, token, name)
  const { rows } = await runAlone<{ corrected: boolean }>(sql`
    SELECT correct_by_link(${linkHash(token)}::bytea, ${country ?? null}::text, ${sealed}::bytea,
      ${copy}::bytea) AS corrected`)
  return { outcome: rows[0]?.corrected ? 'corrected' : 'not-found' }
}

function renamed(linked: LinkedSignature, token: string, name: string | undefined) {
  const record = readOwnCopy(linked, token)
  if (!record || name === undefined || name === record.name) return { sealed: null, copy: null }
  const { email } = record
  return {
    sealed: sealRecord(linked.id, { name, email }, webKeys().sealPublic),
    copy: changedCopy(linked, token, { name }) ?? null,
  }
}
