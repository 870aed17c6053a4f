import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CampaignCount } from '@/components/campaign/campaign-count'
import { CampaignDemand } from '@/components/campaign/campaign-demand'
import { CampaignKicker } from '@/components/campaign/campaign-kicker'
import { CampaignWho } from '@/components/campaign/campaign-who'
import { ShownNames } from '@/components/campaign/shown-names'
import { SignersByCountry } from '@/components/campaign/signers-by-country'
import { OtherLanguageNotice, useOtherLanguage } from '@/components/ui/other-language'
import { Paragraphs } from '@/components/ui/paragraphs'
import type { ShownSigners } from '@/lib/campaigns/list-shown-signers'
import type { CampaignPage } from '@/lib/campaigns/read-campaign'
import { lastDayOf } from '@/lib/i18n/last-day'
import { longDate } from '@/lib/i18n/long-date'

type Props = { campaign: CampaignPage; signers: ShownSigners; children: ReactNode }

/**
 * A campaign's page: the person, the demand and its addressees, the number of signatures, and then
 * the form (the children). On a phone they come in this order, before the story; on a wide screen
 * the form is beside the case.
 */
export function CampaignCase({ campaign, signers, children }: Props) {
  const t = useTranslations('campaign')
  const locale = useLocale()
  const open = campaign.state === 'open'
  const closes = open && campaign.closesAt
  const lang = useOtherLanguage(campaign.textLocale)
  return (
    <article className="case">
      <div className="case-head">
        <header>
          <CampaignKicker {...campaign} />
          <h1 lang={lang}>{campaign.title}</h1>
        </header>
        <CampaignWho {...campaign} />
        <OtherLanguageNotice text={campaign.textLocale} />
        <p className="lead" lang={lang}>
          {campaign.lead}
        </p>
        <CampaignDemand {...campaign} />
        {open && (
          <p className="to-form">
            <a className="button" href="#sign">
              {t('toForm')}
            </a>
          </p>
        )}
      </div>
      <div className={open ? 'panel' : 'panel short'}>
        <CampaignCount {...campaign} />
        {closes && (
          <p className="hint">{t('closes', { date: longDate(locale, lastDayOf(closes)) })}</p>
        )}
        {children}
      </div>
      <div>
        {campaign.story !== undefined && (
          <div className="prose" lang={lang}>
            <h2>{t('story')}</h2>
            <Paragraphs text={campaign.story} />
          </div>
        )}
        <Petition campaign={campaign} />
        <ShownNames {...signers} />
        <SignersByCountry {...signers} />
      </div>
    </article>
  )
}

function Petition({ campaign }: { campaign: CampaignPage }) {
  const t = useTranslations('campaign')
  return (
    <section className="petition prose" lang={useOtherLanguage(campaign.petitionLocale)}>
      <h2>{t('petition')}</h2>
      <Paragraphs text={campaign.petition} />
    </section>
  )
}
