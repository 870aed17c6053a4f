import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { pageLocale } from '@/app/documents/page-locale'
import { faultMetadata, missingMetadata, pageMetadata } from '@/app/documents/page-metadata'
import type { CampaignSummary } from '@/lib/campaigns/public-campaigns'
import { type CampaignPage, readCampaign } from '@/lib/campaigns/read-campaign'
import type { Locale, PageName } from '@/lib/i18n/routing'
import { isDatabaseAway } from '@/lib/platform/db'
import { currentRequest } from '@/lib/platform/request-protocol'

/** A page's campaign, read once for its head and its body. */
export const campaignToShow = cache((locale: Locale, slug: string) => readCampaign(locale, slug))

/**
 * A visitor who has submitted a form gets it back as typed, even while the campaign cannot be read.
 */
export async function campaignOrForm(
  locale: Locale,
  slug: string,
): Promise<CampaignPage | 'only-the-form' | undefined> {
  try {
    return await campaignToShow(locale, slug)
  } catch (error) {
    if (currentRequest().submitted && isDatabaseAway(error)) return 'only-the-form'
    throw error
  }
}

export type HeadWords = { title: string; description: string }

/** The title of a campaign's own page, marked where its case is fictional. */
async function campaignWords({ title, lead, sample }: CampaignSummary): Promise<HeadWords> {
  const t = await getTranslations('site')
  return { title: sample ? `${title} – ${t('sample')}` : title, description: lead }
}

/** The head of a page that belongs to a campaign; the body reports a fault. */
export async function campaignMetadata(
  params: Promise<{ locale: string; slug: string }>,
  page: PageName,
  wordsOf: (campaign: CampaignSummary) => Promise<HeadWords> = campaignWords,
): Promise<Metadata> {
  const locale = await pageLocale(params)
  const { slug } = await params
  const campaign = await campaignToShow(locale, slug).catch(() => 'unreadable' as const)
  if (campaign === 'unreadable') return faultMetadata
  if (!campaign) return missingMetadata()
  const facts = { locale, page, params: { slug }, ...(await wordsOf(campaign)) }
  if (page !== 'campaign') return pageMetadata({ ...facts, listed: false })
  const picture = { kind: 'campaigns', slug } as const
  return pageMetadata({ ...facts, listed: !campaign.sample, picture })
}
