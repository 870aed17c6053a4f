import { useLocale, useTranslations } from 'next-intl'
import { useOtherLanguage } from '@/components/ui/other-language'
import type { DefenderProfile } from '@/lib/defenders/read-defender'
import { addressOf } from '@/lib/i18n/routing'

type Props = Pick<DefenderProfile, 'campaign'>

/** What the reader can do: sign the campaign about this person, or the campaigns there are. */
export function WhatYouCanDo({ campaign }: Props) {
  const t = useTranslations()
  const locale = useLocale()
  const lang = useOtherLanguage(campaign?.textLocale ?? locale)
  if (!campaign)
    return (
      <section className="stack column">
        <h2>{t('defender.helpTitle')}</h2>
        <p>{t('defender.helpText')}</p>
        <p>
          <a href={addressOf(locale, 'campaigns')}>{t('defender.helpLink')}</a>
        </p>
      </section>
    )
  const { slug, title, state } = campaign
  const address = addressOf(locale, 'campaign', { slug })
  return (
    <section className="stack column">
      <h2>{t('campaign.kind')}</h2>
      <p>
        <a href={address} lang={lang}>
          {title}
        </a>
        &nbsp;· {t('campaigns.state', { state: t(`state.${state}`) })}
      </p>
      {state === 'open' && (
        <p>
          <a className="button" href={address}>
            {t('home.readAndSign')}
          </a>
        </p>
      )}
    </section>
  )
}
