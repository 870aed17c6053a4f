import { useLocale, useTranslations } from 'next-intl'
import { addressOf } from '@/lib/i18n/routing'
import { unitWords } from '@/lib/i18n/unit-words'
import type { TransportName } from '@/lib/platform/settings'
import { linkLife } from '@/lib/signatures/terms'

const day = 86_400_000

type Props = {
  organisation: string | undefined
  contact: string | undefined
  /** The transport of letters. */
  transport: TransportName
  /** The campaign's own; `undefined` where it cannot be read. */
  termMonths: number | undefined
}

/**
 * The text before the button: what is stored, for how long, who sees it and who the data controller
 * is.
 */
export function WhatHappensWithData({ organisation, contact, transport, termMonths }: Props) {
  const t = useTranslations('signature')
  const letters = useTranslations('letters')
  const locale = useLocale()
  const waiting = unitWords(locale, linkLife / day, 'day')
  return (
    <>
      <p className="hint">
        {t('dataWho', { organisation: organisation ?? letters('sampleOrganisation') })}{' '}
        {contact && `${letters('contact', { contact })} `}
        {t('dataKept')}
      </p>
      <p className="hint">
        {termMonths === undefined
          ? t('dataTermUnknown', { waiting })
          : t('dataTerm', { waiting, term: unitWords(locale, termMonths, 'month') })}
      </p>
      <p className="hint">
        {t('dataSees')} {t(`dataMail.${transport}`)}{' '}
        <a href={addressOf(locale, 'privacy')}>{t('dataMore')}</a>
      </p>
    </>
  )
}
