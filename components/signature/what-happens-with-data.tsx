import { useLocale, useTranslations } from 'next-intl'
import { addressOf } from '@/lib/i18n/routing'

/** What is kept, for how long, who sees it and who is responsible: before the button. */
export function WhatHappensWithData({ organisation }: { organisation: string | undefined }) {
  const t = useTranslations('signature')
  const letters = useTranslations('letters')
  return (
    <p className="hint">
      {t('dataWho', { organisation: organisation ?? letters('sampleOrganisation') })}{' '}
      {t('dataKept')} {t('dataTerm')}{' '}
      <a href={addressOf(useLocale(), 'privacy')}>{t('dataMore')}</a>
    </p>
  )
}
