import { createHash } from 'node:crypto'
import { now } from '@/lib/platform/clock'
import { runAlone, sql } from '@/lib/platform/db'

/** What a person's own link can hide. */
export type PartOfLink = 'person' | 'face'

/** 256 random bits in base64url. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/

/** The SHA-256 of a link's token, which the database keeps. */
export const hideLinkHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/**
 * Hides all of the person whom a link belongs to, or their face, and tells nobody whether there is such a
 * link. It only ever hides: two members of the staff undo it (`approveLifting`). Repeated, it changes
 * nothing. Throws while the database is away; nothing is hidden then.
 */
export async function hideByLink(
  token: string,
  part: PartOfLink,
): Promise<{ outcome: 'received' }> {
  if (tokenPattern.test(token)) {
    await runAlone(sql`SELECT hide_by_link(${hideLinkHash(token)}, ${part}, ${now()})`)
  }
  return { outcome: 'received' }
}
