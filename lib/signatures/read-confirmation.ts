import type { CampaignSummary } from '@/lib/campaigns/public-campaigns'
import { readCampaign } from '@/lib/campaigns/read-campaign'
import type { Locale } from '@/lib/i18n/routing'
import { findByLink, type LinkedSignature } from '@/lib/signatures/find-by-link'

export type Confirmation = {
  status: 'waiting' | 'confirmed' | 'too-late'
  campaign: CampaignSummary
  demand: string
  petition: string
  petitionLocale: Locale
}

/**
 * Reads which campaign and text a link is about to confirm. The answer holds nothing personal, and
 * a repetition changes nothing. `undefined` where nothing is stored for the link, or its campaign
 * is not public.
 */
export async function readConfirmation(
  locale: Locale,
  token: string,
): Promise<Confirmation | undefined> {
  const linked = await findByLink(token)
  const link = linked?.campaignIsPublic ? linked : undefined
  const campaign = link && (await readCampaign(locale, link.slug, link.petitionVersion))
  if (!link || !campaign) return undefined
  const { demand, petition, petitionLocale } = campaign
  return { status: statusOf(link), campaign, demand, petition, petitionLocale }
}

function statusOf({ confirmed, tooLate }: LinkedSignature): Confirmation['status'] {
  if (confirmed) return 'confirmed'
  return tooLate ? 'too-late' : 'waiting'
}
