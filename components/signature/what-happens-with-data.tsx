import { useLocale, useTranslations } from 'next-intl'
import { addressOf } from '@/lib/i18n/routing'

type Props = { organisation: string | undefined; contact: string | undefined }

/** What is kept, for how long, who sees it and who is responsible: before the button. */
export function WhatHappensWithData({ organisation, contact }: Props) {
  const t = useTranslations('signature')
  const letters = useTranslations('letters')
  return (
    <p className="hint">
      {t('dataWho', { organisation: organisation ?? letters('sampleOrganisation') })}{' '}
      {contact && `${letters('contact', { contact })} `}
      {t('dataKept')} {t('dataTerm')}{' '}
      <a href={addressOf(useLocale(), 'privacy')}>{t('dataMore')}</a>
    </p>
  )
}
