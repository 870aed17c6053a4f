import { randomUUID } from 'node:crypto'
import { isSlug } from '@/lib/campaigns/slug'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { runAlone, sql } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import { publicAt } from '@/lib/publishing/public-at'
import { addressKey } from '@/lib/signatures/address/address-key'
import { type EmailAddress, samePersonKey } from '@/lib/signatures/address/email-address'
import { readCampaignToSign } from '@/lib/signatures/read-campaign-to-sign'
import { sealRecord } from '@/lib/signatures/sealed-record'

export type AskForLinkOutcome =
  /** The same outcome for every address: nobody has looked whether it has signed. */
  { outcome: 'mail-is-coming' } | { outcome: 'unknown-campaign' }

/**
 * Stores a request for the link of a signature, which may exist or not: one INSERT of a link
 * request, for the worker to answer by mail. It reads and writes nothing that depends on whether
 * the address has signed, so neither the answer nor its timing tells. It works as long as the
 * campaign is public, closed campaigns included; once the campaign's term has ended and its key is
 * destroyed there is no signature left to ask for, and the outcome is the same. Throws while the
 * database is away; nothing is stored then.
 */
export async function askForLink(
  slug: string,
  email: EmailAddress,
  locale: Locale,
): Promise<AskForLinkOutcome> {
  const campaign = isSlug(slug) ? await readCampaignToSign(slug) : undefined
  if (!campaign) return { outcome: 'unknown-campaign' }
  if (!campaign.key) return { outcome: 'mail-is-coming' }
  const id = randomUUID()
  const at = now()
  const sealed = sealRecord(id, { name: '', email: email.typed }, webKeys().sealPublic)
  const key = addressKey(samePersonKey(email, campaign.addressRules), campaign.key)
  const { written } = await runAlone(sql`
    INSERT INTO link_request (id, campaign_id, address_key, sealed, locale, received_at, due_at)
    SELECT ${id}::uuid, c.id, ${key}, ${sealed}, ${locale}::"Locale", ${at}, ${at}
    FROM public_campaign c
    WHERE c.id = ${campaign.id}::uuid AND ${publicAt(at, sql`c`)} AND hold_campaign_key(c.id)`)
  if (written === 1) return { outcome: 'mail-is-coming' }
  // The campaign or its key was removed at this instant.
  return { outcome: (await readCampaignToSign(slug)) ? 'mail-is-coming' : 'unknown-campaign' }
}
