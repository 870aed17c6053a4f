import type { KeyObject } from 'node:crypto'
import { type CampaignState, campaignState } from '@/lib/campaigns/campaign-state'
import { type TimesRow, timesOf } from '@/lib/campaigns/public-campaigns'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import { publicAt } from '@/lib/publishing/public-at'
import { unwrapKey } from '@/lib/signatures/address/address-key'

/** The data that signing needs of a campaign; nothing of it is about anybody who signs. */
export type CampaignToSign = {
  id: string
  state: CampaignState
  /** The number of the text that is signed now. */
  petitionVersion: number
  /** The version of the rules by which addresses are compared. */
  addressRules: number
  /** `undefined` once its term has ended. */
  key: KeyObject | undefined
}

type Row = TimesRow & {
  id: string
  petition_version: number
  address_key_wrapped: Uint8Array | null
  address_rules: number
}

/** A public campaign, as signing sees it; `undefined` where there is none to see. */
export async function readCampaignToSign(slug: string): Promise<CampaignToSign | undefined> {
  const at = now()
  const [row] = await db.$queryRaw<Row[]>`
    SELECT c.id, c.opens_at, c.closes_at, c.delivered_at, c.won_at, c.ended_at,
      c.address_key_wrapped, c.address_rules, c.petition_version
    FROM public_campaign c WHERE c.slug = ${slug} AND ${publicAt(at, sql`c`)}`
  if (!row) return undefined
  const wrapped = row.address_key_wrapped
  return {
    id: row.id,
    state: campaignState(timesOf(row), at) as CampaignState,
    petitionVersion: row.petition_version,
    addressRules: row.address_rules,
    key: wrapped ? unwrapKey(row.id, wrapped, webKeys().master) : undefined,
  }
}
