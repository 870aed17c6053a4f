import { getTranslations } from 'next-intl/server'
import { answer, notFoundProblem } from '@/app/api/answer'
import { pictureAnswer } from '@/app/share/picture-answer'
import { isLocale } from '@/lib/i18n/routing'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ locale: string }> }

/** The picture of all pages without one of their own. */
export function GET(_request: Request, { params }: Context) {
  return answer(async () => {
    const { locale } = await params
    if (!isLocale(locale)) return notFoundProblem()
    const t = await getTranslations({ locale, namespace: 'site' })
    return pictureAnswer({ title: t('tagline') })
  })
}
