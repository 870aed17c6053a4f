import { getTranslations } from 'next-intl/server'
import { answer, notFoundProblem } from '@/app/api/answer'
import { feedAnswer } from '@/app/feeds/feed-answer'
import { addressOf, isLocale } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'
import { listStories } from '@/lib/sharing/list-stories'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string }> }

export function GET(_request: Request, { params }: Context) {
  return answer(async () => {
    const { locale } = await params
    if (!isLocale(locale)) return notFoundProblem()
    const t = await getTranslations({ locale })
    const list = new Intl.ListFormat(locale)
    const inShort = (rights: string[]) =>
      rights.length > 0
        ? t('sharing.defends', { rights: list.format(rights) })
        : t('campaign.defender')
    const entries = (await listStories(locale)).map((person) => ({
      url: settings().appUrl + addressOf(locale, 'defender', { slug: person.slug }),
      title: person.sample ? `${person.name} – ${t('site.sample')}` : person.name,
      textLocale: person.beginning ? person.textLocale : locale,
      summary: person.beginning ?? inShort(person.rights),
      published: person.shownAt,
      updated: person.changedAt,
      sample: person.sample,
    }))
    return feedAnswer(locale, 'stories', t('sharing.feeds.stories'), entries)
  })
}
