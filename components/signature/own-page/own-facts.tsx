import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useOtherLanguage } from '@/components/ui/other-language'
import { Paragraphs } from '@/components/ui/paragraphs'
import { countryName } from '@/lib/i18n/countries'
import { longDate, longDay } from '@/lib/i18n/long-date'
import { addressOf, type Locale } from '@/lib/i18n/routing'
import type { OwnSignature } from '@/lib/signatures/own-page/open-signature'

type Props = { signature: OwnSignature }

/** All that is stored of a signature, shown to its signer. */
export function OwnFacts({ signature }: Props) {
  const t = useTranslations('own')
  const form = useTranslations('signature')
  const languages = useTranslations('site.languageNames')
  const locale = useLocale()
  const { record } = signature
  const language = languages(signature.locale)
  const country = signature.country ? countryName(locale, signature.country) : form('countryNone')
  const version = t('textVersion', { version: signature.petitionVersion, language })
  return (
    <>
      <dl className="held">
        <Fact label={t('campaign')}>
          <OwnCampaign signature={signature} />
        </Fact>
        <Fact label={form('name')}>{record ? <bdi>{record.name}</bdi> : t('encrypted')}</Fact>
        <Fact label={form('email')}>
          {record ? <span className="address">{record.email}</span> : t('encrypted')}
        </Fact>
        <Fact label={t('country')}>{country}</Fact>
        <Fact label={t('language')}>{language}</Fact>
        <Fact label={t(`${signature.status}On`)}>{dayOfStatus(locale, signature)}</Fact>
        {signature.status === 'confirmed' && (
          <>
            <Fact label={t('nameInPublic')}>
              <NameInPublic signature={signature} />
            </Fact>
            <Fact label={t('updates')}>{t(signature.updates ? 'yes' : 'no')}</Fact>
          </>
        )}
        <Fact label={t('consent')}>{t('consentGiven', { version: signature.consentVersion })}</Fact>
        <Fact label={t('text')}>{version}</Fact>
      </dl>
      <OwnPetition signature={signature} />
      <p className="hint column">{t('also')}</p>
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The day of the confirmation, or of the receipt while it waits. */
function dayOfStatus(locale: Locale, { confirmedOn, receivedAt }: OwnSignature): string {
  if (confirmedOn !== undefined) return longDay(locale, confirmedOn)
  return receivedAt ? longDate(locale, receivedAt) : ''
}

function NameInPublic({ signature: { showName, publicName, record } }: Props) {
  const t = useTranslations('own.names')
  const name = publicName ?? record?.publicName
  if (!showName) return t('hidden')
  if (name === undefined) return t('waits')
  const words = publicName === undefined ? 'waitsAs' : 'shown'
  return t.rich(words, { name: () => <bdi>{name}</bdi> })
}

function OwnCampaign({ signature: { campaign } }: Props) {
  const t = useTranslations('own')
  const locale = useLocale()
  const lang = useOtherLanguage(campaign?.textLocale ?? locale)
  if (!campaign) return t('campaignGone')
  return (
    <a href={addressOf(locale, 'campaign', { slug: campaign.slug })} lang={lang}>
      {campaign.title}
    </a>
  )
}

function OwnPetition({ signature: { petition } }: Props) {
  const t = useTranslations('own')
  const locale = useLocale()
  const lang = useOtherLanguage(petition?.locale ?? locale)
  if (!petition) return null
  return (
    <details className="column">
      <summary>{t('readText')}</summary>
      <div className="prose" lang={lang}>
        <p>
          <strong>{petition.demand}</strong>
        </p>
        <Paragraphs text={petition.text} />
      </div>
    </details>
  )
}
