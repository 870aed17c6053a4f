import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SampleKicker } from '@/components/campaign/sample-mark'
import { useOtherLanguage } from '@/components/ui/other-language'
import { Paragraphs } from '@/components/ui/paragraphs'
import { addressOf } from '@/lib/i18n/routing'
import type { Confirmation } from '@/lib/signatures/read-confirmation'

type Props = { confirmation: Confirmation; token: string; children: ReactNode }

const words = {
  confirmed: { title: 'confirmedTitle', text: 'confirmedText' },
  'too-late': { title: 'lateTitle', text: 'lateText' },
} as const

/**
 * What a letter's link stands for: the campaign and the text, with the buttons (the children) while
 * it waits to be confirmed. It shows nothing personal, since every holder of the link can read it.
 */
export function AboutToConfirm({ confirmation, token, children }: Props) {
  const t = useTranslations('confirm')
  const own = useTranslations('own')
  const locale = useLocale()
  const { status, campaign, demand, petition, petitionLocale } = confirmation
  const lang = useOtherLanguage(campaign.textLocale)
  const petitionLang = useOtherLanguage(petitionLocale)
  const mark = <SampleKicker sample={campaign.sample} />
  if (status !== 'waiting') {
    return (
      <>
        {mark}
        <h1>{t(words[status].title)}</h1>
        <p className="lead">{t(words[status].text)}</p>
        <p lang={lang}>{campaign.title}</p>
        <p>
          <a href={addressOf(locale, 'signature', { token })}>{own('see')}</a>
        </p>
        <p>
          <a href={addressOf(locale, 'campaign', { slug: campaign.slug })}>{t('toCampaign')}</a>
        </p>
      </>
    )
  }
  return (
    <>
      {mark}
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <article className="demand column">
        <h2 lang={lang}>{campaign.title}</h2>
        <p lang={petitionLang}>{demand}</p>
        <div className="prose" lang={petitionLang}>
          <Paragraphs text={petition} />
        </div>
      </article>
      {children}
    </>
  )
}
