import {
  findManagedCampaign,
  type ManagedCampaign,
} from '@/lib/campaigns/manage/list-managed-campaigns'
import { type Locale, locales } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'
import type { StaffMember } from '@/lib/staff/staff-member'

/** A campaign as the staff's own screen of it shows one. */
export type ManagedCampaignDetails = ManagedCampaign & {
  texts: { locale: Locale; progress: 'missing' | 'draft' | 'in-review' | 'ready' }[]
  /** Whether there is a text to sign. */
  hasPetition: boolean
}

/** A campaign with what is told of it, public or not; `undefined` where there is none to see. */
export async function readManagedCampaign(
  by: StaffMember,
  id: string,
): Promise<ManagedCampaignDetails | undefined> {
  const campaign = await findManagedCampaign(by, id)
  if (!campaign) return undefined
  const [texts, petition] = await Promise.all([
    db.campaignText.findMany({ where: { campaignId: id }, select: { locale: true, state: true } }),
    db.petitionText.findFirst({ where: { campaignId: id }, select: { number: true } }),
  ])
  return {
    ...campaign,
    texts: locales.map((locale) => {
      const state = texts.find((text) => text.locale === locale)?.state
      return { locale, progress: state === 'in_review' ? 'in-review' : (state ?? 'missing') }
    }),
    hasPetition: petition !== null,
  }
}
