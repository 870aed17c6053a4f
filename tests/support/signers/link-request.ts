import { randomUUID } from 'node:crypto'
import { now } from '@/lib/platform/clock'
import { webKeys } from '@/lib/platform/keys/web'
import { addressKey } from '@/lib/signatures/address/address-key'
import { parseEmailAddress, samePersonKey } from '@/lib/signatures/address/email-address'
import { readCampaignToSign } from '@/lib/signatures/read-campaign-to-sign'
import { sealRecord } from '@/lib/signatures/sealed-record'
import type { Database } from '@/tests/support/database'

/** The keys by which a campaign knows an address. */
export async function keyOf(slug: string, email: string): Promise<Buffer> {
  const campaign = await readCampaignToSign(slug)
  const address = parseEmailAddress(email)
  if (!campaign?.key || !address) throw new Error('Nobody to look for')
  return addressKey(samePersonKey(address, campaign.addressRules), campaign.key)
}

/** Somebody asks for the link of an address, and the worker has not looked yet. */
export async function addLinkRequest(database: Database, slug: string, email: string) {
  const id = randomUUID()
  const key = await keyOf(slug, email)
  const sealed = sealRecord(id, { name: '', email }, webKeys().sealPublic)
  await database.query(
    `INSERT INTO link_request (id, campaign_id, address_key, sealed, locale, received_at, due_at)
     SELECT $1, id, $2, $3, 'ca', $4, $4 FROM campaign WHERE slug = $5`,
    [id, key, sealed, now(), slug],
  )
  return id
}
