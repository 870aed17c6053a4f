import { randomUUID } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { CampaignState } from '@/lib/campaigns/campaign-state'
import { isOpen } from '@/lib/campaigns/public-campaigns'
import { isSlug } from '@/lib/campaigns/slug'
import { now } from '@/lib/platform/clock'
import { runAlone, sql } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import { publicAt } from '@/lib/publishing/public-at'
import { addressKey } from '@/lib/signatures/address/address-key'
import { samePersonKey } from '@/lib/signatures/address/email-address'
import { consentVersion } from '@/lib/signatures/consent-version'
import { type CampaignToSign, readCampaignToSign } from '@/lib/signatures/read-campaign-to-sign'
import { sealRecord } from '@/lib/signatures/sealed-record'
import type { SignatureForm } from '@/lib/signatures/signature-form'

export type SignOutcome =
  | { outcome: 'mail-is-coming' }
  /** The campaign takes no more signatures. */
  | { outcome: 'closed'; state: CampaignState }
  /** The petition's text has changed since the page was read. */
  | { outcome: 'text-changed' }
  | { outcome: 'unknown-campaign' }

/**
 * Accepts a signature: stores one signature request, as a whole or not at all, for the worker to
 * answer by mail. It reads and writes nothing that depends on whether the address has signed
 * before, so neither the answer nor its timing tells. Throws while the database is away; nothing is
 * stored then.
 */
export async function signCampaign(slug: string, form: SignatureForm): Promise<SignOutcome> {
  if (!isSlug(slug)) return { outcome: 'unknown-campaign' }
  const remembered = campaigns.get(slug)
  if (remembered && (await storeRequest(remembered, form))) return { outcome: 'mail-is-coming' }
  campaigns.delete(slug)

  const campaign = await readCampaignToSign(slug)
  if (!campaign) return { outcome: 'unknown-campaign' }
  if (campaign.state !== 'open') return { outcome: 'closed', state: campaign.state }
  if (!campaign.key) return { outcome: 'closed', state: 'ended' }
  if (form.version !== undefined && form.version !== campaign.petitionVersion) {
    return { outcome: 'text-changed' }
  }
  if (await storeRequest(campaign, form)) {
    campaigns.set(slug, campaign)
    return { outcome: 'mail-is-coming' }
  }
  return { outcome: 'text-changed' }
}

const hour = 3_600_000

/**
 * A cache of the campaigns that people sign. It may be out of date, so the insert itself checks
 * that the campaign is open and the text the one that is signed. Keys are dropped after an hour, so
 * that a key that was destroyed does not live on here.
 */
const campaigns = new LRUCache<string, CampaignToSign>({
  ...{ max: 500, ttl: hour, ttlAutopurge: true },
})

/**
 * Stores the request with one INSERT; false where the campaign is not open (any more), its key is
 * destroyed or its text is another by now. The statement locks the campaign's row, as the foreign
 * key would, before it checks for the key, so that nothing is stored under a key that is destroyed
 * at this moment (`end-campaign-terms.ts`).
 */
async function storeRequest(campaign: CampaignToSign, form: SignatureForm): Promise<boolean> {
  if (!campaign.key) return false
  if (form.version !== undefined && form.version !== campaign.petitionVersion) return false
  const id = randomUUID()
  const at = now()
  const record = { name: form.name, email: form.email.typed }
  const sealed = sealRecord(id, record, webKeys().sealPublic)
  const key = addressKey(samePersonKey(form.email, campaign.addressRules), campaign.key)
  const { written } = await runAlone(sql`
    INSERT INTO signature_request (id, campaign_id, petition_version, consent_version, address_key,
      sealed, country, locale, received_at, due_at)
    SELECT ${id}::uuid, c.id, ${campaign.petitionVersion}, ${consentVersion}, ${key}, ${sealed},
      ${form.country ?? null}, ${form.locale}::"Locale", ${at}, ${at}
    FROM public_campaign c
    WHERE c.id = ${campaign.id}::uuid AND ${publicAt(at, sql`c`)} AND ${isOpen(at)}
      AND c.petition_version = ${campaign.petitionVersion} AND hold_campaign_key(c.id)`)
  return written === 1
}
