import type { CampaignSummary } from '@/lib/campaigns/public-campaigns'
import { readCampaign } from '@/lib/campaigns/read-campaign'
import type { Locale } from '@/lib/i18n/routing'
import { findLink, type Link } from '@/lib/signatures/find-link'
import { linkHash, tokenPattern } from '@/lib/signatures/link-token'

export type Confirmation = {
  status: Link['status']
  campaign: CampaignSummary
  demand: string
  petition: string
  petitionLocale: Locale
}

/**
 * What a link is about to confirm: the campaign and the text, nothing personal, and it changes
 * nothing however often it is read. `undefined` where nothing is held for it.
 */
export async function readConfirmation(
  locale: Locale,
  token: string,
): Promise<Confirmation | undefined> {
  const link = tokenPattern.test(token) ? await findLink(linkHash(token)) : undefined
  const campaign = link && (await readCampaign(locale, link.slug, link.petitionVersion))
  if (!link || !campaign) return undefined
  const { demand, petition, petitionLocale } = campaign
  return { status: link.status, campaign, demand, petition, petitionLocale }
}
