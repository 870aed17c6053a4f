import { getTranslations } from 'next-intl/server'
import { answer, notFoundProblem } from '@/app/api/answer'
import { pictureAnswer } from '@/app/share/picture-answer'
import { readDefender } from '@/lib/defenders/read-defender'
import { countryName } from '@/lib/i18n/countries'
import { isLocale } from '@/lib/i18n/routing'
import { slugOfPicture } from '@/lib/sharing/share-address'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string; file: string }> }

/**
 * A person's picture: their name, their country and what they defend. It does not show their
 * situation, which changes.
 */
export function GET(_request: Request, { params }: Context) {
  return answer(async () => {
    const { locale, file } = await params
    const slug = slugOfPicture(file)
    if (!isLocale(locale) || slug === undefined) return notFoundProblem()
    const person = await readDefender(locale, slug)
    if (!person) return notFoundProblem()
    const t = await getTranslations({ locale })
    const country = person.country && countryName(locale, person.country)
    const rights = person.rights.map((right) => right.name)
    const words = {
      kicker: t('campaign.defender'),
      title: person.name,
      line: [country, ...rights].filter(Boolean).join(' · '),
      sample: person.sample ? t('site.sample') : undefined,
    }
    return pictureAnswer(words, slug)
  })
}
