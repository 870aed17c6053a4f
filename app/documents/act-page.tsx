import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { campaignMetadata, campaignToShow, type HeadWords } from '@/app/documents/campaign-to-show'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { CampaignInShort } from '@/components/campaign/campaign-in-short'
import { PageFrame } from '@/components/ui/page-frame'
import type { CampaignPage } from '@/lib/campaigns/read-campaign'
import type { Locale } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'
import { isFreshStamp, type StampedPage } from '@/lib/signatures/act-stamp'

export type ActPageProps = {
  params: Promise<{ locale: string; slug: string }>
  searchParams: Promise<{ stamp?: string | string[] }>
}

/** The head of a page that an act redirects to: the act's words, or only the campaign's. */
export function actMetadata(page: StampedPage, wordsOf: () => Promise<HeadWords>) {
  return async ({ params, searchParams }: ActPageProps) => {
    const { slug } = await params
    const { stamp } = await searchParams
    return campaignMetadata(params, page, isFreshStamp(stamp, page, slug) ? wordsOf : undefined)
  }
}

/** Renders what a page says to the person who has just acted. */
export type RenderAct = (campaign: CampaignPage, locale: Locale) => ReactNode

/**
 * A page that an act redirects to. It speaks of the act to the person who has just done it, and of
 * the campaign alone to everybody else, so that a shared address thanks nobody for what others did.
 * The language switch keeps the stamp, so that the other language speaks of the act too.
 */
export const showActPage = guarded(async function ActPage(
  shown: ActPageProps & { page: StampedPage; renderAct: RenderAct },
) {
  const { params, searchParams, page, renderAct } = shown
  const locale = await pageLocale(params)
  const { slug } = await params
  const { stamp } = await searchParams
  const campaign = await campaignToShow(locale, slug)
  if (!campaign) notFound()
  const fresh = isFreshStamp(stamp, page, slug)
  const languages = languageLinks(page, { slug }, fresh ? `?stamp=${stamp}` : '')
  return (
    <PageFrame text languages={languages} organisation={settings().organisation}>
      {fresh ? renderAct(campaign, locale) : <CampaignInShort campaign={campaign} />}
    </PageFrame>
  )
})
