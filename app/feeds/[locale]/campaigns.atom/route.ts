import { getTranslations } from 'next-intl/server'
import { answer, notFoundProblem } from '@/app/api/answer'
import { feedAnswer } from '@/app/feeds/feed-answer'
import { addressOf, isLocale } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'
import { listCampaignNews } from '@/lib/sharing/list-campaign-news'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string }> }

export function GET(_request: Request, { params }: Context) {
  return answer(async () => {
    const { locale } = await params
    if (!isLocale(locale)) return notFoundProblem()
    const t = await getTranslations({ locale })
    const entries = (await listCampaignNews(locale)).map((campaign) => ({
      url: settings().appUrl + addressOf(locale, 'campaign', { slug: campaign.slug }),
      title: campaign.sample ? `${campaign.title} – ${t('site.sample')}` : campaign.title,
      textLocale: campaign.textLocale,
      summary: campaign.lead,
      published: campaign.opensAt,
      updated: campaign.changedAt,
      sample: campaign.sample,
    }))
    return feedAnswer(locale, 'campaigns', t('sharing.feeds.campaigns'), entries)
  })
}
