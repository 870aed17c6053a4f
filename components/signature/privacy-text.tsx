import { useTranslations } from 'next-intl'

type Props = { organisation: string | undefined; contact: string | undefined }

/** What the programme does with data. Whoever changes that changes these words in the same step. */
export function PrivacyText({ organisation, contact }: Props) {
  const t = useTranslations('privacy')
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
        <h2>{t('longTitle')}</h2>
        <ul className="bullets">
          <li>{t('longWaiting')}</li>
          <li>{t('longSigned')}</li>
          <li>{t('longMail')}</li>
        </ul>
        <h2>{t('seesTitle')}</h2>
        <p>{t('seesText')}</p>
        <h2>{t('rightsTitle')}</h2>
        <p>{t('rightsText')}</p>
        <p>{t('rightsAuthority')}</p>
        <h2>{t('webTitle')}</h2>
        <p>{t('webText')}</p>
      </div>
    </>
  )
}
