import { useLocale, useTranslations } from 'next-intl'
import { addressOf } from '@/lib/i18n/routing'

/** Says that all that a link stood for is erased. */
export function Erased({ how }: { how: 'withdrawn' | 'notMe' }) {
  const t = useTranslations('own')
  const site = useTranslations('site')
  return (
    <>
      <h1>{t(`${how}.title`)}</h1>
      <p className="lead notice done">{t(`${how}.text`)}</p>
      <p className="column">{t(`${how}.next`)}</p>
      <p>
        <a href={addressOf(useLocale(), 'campaigns')}>{site('campaigns')}</a>
      </p>
    </>
  )
}
