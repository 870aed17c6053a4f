import { useLocale, useTranslations } from 'next-intl'
import { addressOf } from '@/lib/i18n/routing'

/** One text for a link that expired, was erased or never was. */
export function LinkNotFound() {
  const t = useTranslations('confirm')
  const defender = useTranslations('defender')
  return (
    <>
      <h1>{t('nothingTitle')}</h1>
      <p className="lead">{t('nothingText')}</p>
      <p className="column">{t('nothingNext')}</p>
      <p className="column">{useTranslations('lostLink')('fromNothing')}</p>
      <p>
        <a className="button" href={addressOf(useLocale(), 'campaigns')}>
          {defender('helpLink')}
        </a>
      </p>
    </>
  )
}
