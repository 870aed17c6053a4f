import { dayOf, now } from '@/lib/platform/clock'
import { runAlone, sql } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import type { SignerChoices } from '@/lib/signatures/choices-form'
import { confirmedIfClosedSince, findByLink, linksLiveSince } from '@/lib/signatures/find-by-link'
import { linkHash, tokenPattern } from '@/lib/signatures/link-token'
import { changedCopy } from '@/lib/signatures/read-own-copy'
import { sealPublicName } from '@/lib/signatures/seal-public-name'

export type ConfirmOutcome =
  | { outcome: 'signed' | 'already-signed' | 'too-late'; campaign: { slug: string } }
  | { outcome: 'not-found' }

/**
 * Confirms the signature that a link stands for, with the choices of the person who pressed the
 * button: one signature, one tally row and the request deleted, all or nothing (`confirm_by_link`).
 * However many links, clicks and processes there are, the address counts once, and all its links
 * stand for that signature from then on. Choices that arrive after the confirmation change nothing.
 * Throws while the database is away.
 */
export async function confirmSignature(
  token: string,
  choices: SignerChoices = { publicName: undefined, updates: false },
): Promise<ConfirmOutcome> {
  if (!tokenPattern.test(token)) return { outcome: 'not-found' }
  const confirmed = await confirm(token, choices)
  if (confirmed) {
    const outcome = confirmed.counted ? 'signed' : 'already-signed'
    return { outcome, campaign: { slug: confirmed.slug } }
  }
  const linked = await findByLink(token)
  if (!linked?.campaignIsPublic) return { outcome: 'not-found' }
  const outcome = linked.confirmed ? 'already-signed' : 'too-late'
  return { outcome, campaign: { slug: linked.slug } }
}

async function confirm(token: string, { publicName, updates }: SignerChoices) {
  const at = now()
  const { sealed, copy } = await withPublicName(token, publicName)
  const { rows } = await runAlone<{ slug: string; counted: boolean }>(sql`
    SELECT slug, counted FROM confirm_by_link(${linkHash(token)}::bytea, ${at}::timestamptz,
      ${dayOf(at)}::date, ${linksLiveSince(at)}::timestamptz,
      ${confirmedIfClosedSince(at)}::timestamptz, ${sealed}::bytea, ${updates}::boolean,
      ${copy}::bytea)`)
  return rows[0]
}

/** The name to show, sealed to the worker, and in the copy that this link opens. */
async function withPublicName(token: string, publicName: string | undefined) {
  const linked = publicName === undefined ? undefined : await findByLink(token)
  if (publicName === undefined || !linked) return { sealed: null, copy: null }
  return {
    sealed: sealPublicName(linked.id, publicName, webKeys().sealPublic),
    copy: changedCopy(linked, token, { publicName }) ?? null,
  }
}
