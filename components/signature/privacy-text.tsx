import { useLocale, useTranslations } from 'next-intl'
import { KeptList } from '@/components/signature/kept-list'
import { unitWords } from '@/lib/i18n/unit-words'
import type { TransportName } from '@/lib/platform/settings'
import type { KeptData } from '@/lib/retention/retention-policy'

type Props = {
  organisation: string | undefined
  contact: string | undefined
  /** The transport of letters. */
  transport: TransportName
  kept: readonly Pick<KeptData, 'name' | 'term'>[]
  /** How long the letter of a withdrawal may wait. */
  withdrawnHours: number
}

/**
 * Explains what the programme does with data. A change of that has to change these words in the
 * same commit.
 */
export function PrivacyText({ organisation, contact, transport, kept, withdrawnHours }: Props) {
  const t = useTranslations('privacy')
  const hours = unitWords(useLocale(), withdrawnHours, 'hour')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <div className="prose">
        <h2>{t('whoTitle')}</h2>
        {organisation ? <p>{t('whoText', { organisation })}</p> : <p>{t('whoSample')}</p>}
        {contact && <p>{t('whoContact', { contact })}</p>}
        <h2>{t('whyTitle')}</h2>
        <p>{t('whyText')}</p>
        <h2>{t('whatTitle')}</h2>
        <ul className="bullets">
          <li>{t('whatSealed')}</li>
          <li>{t('whatCopy')}</li>
          <li>{t('whatKey')}</li>
          <li>{t('whatRest')}</li>
        </ul>
        <p>{t('whatNot')}</p>
        <h2>{t('keptTitle')}</h2>
        <p>{t('keptLead')}</p>
        <KeptList kept={kept} />
        <h2>{t('seesTitle')}</h2>
        <p>{t('seesText')}</p>
        <h2>{t('receivesTitle')}</h2>
        <p>{t(`receives.${transport}`)}</p>
        <h2>{t('remainsTitle')}</h2>
        <p>{t('remainsText', { hours })}</p>
        <p>{t('remainsDisk')}</p>
        <h2>{t('rightsTitle')}</h2>
        <p>{t('rightsText')}</p>
        <p>{t('rightsAuthority')}</p>
        <h2>{t('webTitle')}</h2>
        <p>{t('webText')}</p>
      </div>
    </>
  )
}
