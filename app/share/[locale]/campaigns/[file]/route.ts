import { getTranslations } from 'next-intl/server'
import { answer, notFoundProblem } from '@/app/api/answer'
import { pictureAnswer } from '@/app/share/picture-answer'
import { readCampaign } from '@/lib/campaigns/read-campaign'
import { isLocale } from '@/lib/i18n/routing'
import { slugOfPicture } from '@/lib/sharing/share-address'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string; file: string }> }

/**
 * A campaign's picture: its demand and its person. It shows no number and no state, since they
 * would soon be wrong in the copies of those who share it.
 */
export function GET(_request: Request, { params }: Context) {
  return answer(async () => {
    const { locale, file } = await params
    const slug = slugOfPicture(file)
    if (!isLocale(locale) || slug === undefined) return notFoundProblem()
    const campaign = await readCampaign(locale, slug)
    if (!campaign) return notFoundProblem()
    const t = await getTranslations({ locale })
    return pictureAnswer({
      kicker: t('campaign.kind'),
      title: campaign.title,
      line: campaign.defender.name,
      sample: campaign.sample ? t('site.sample') : undefined,
    })
  })
}
