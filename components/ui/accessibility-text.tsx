import { useTranslations } from 'next-intl'

/**
 * States what was done and tested, and what was not. A change of the tests has to change these
 * words too.
 */
export function AccessibilityText({ contact }: { contact: string | undefined }) {
  const t = useTranslations('accessibility')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <div className="prose">
        <h2>{t('aimTitle')}</h2>
        <p>{t('aimText')}</p>
        <h2>{t('testedTitle')}</h2>
        <ul className="bullets">
          <li>{t('testedAxe')}</li>
          <li>{t('testedReader')}</li>
          <li>{t('testedKeyboard')}</li>
          <li>{t('testedFocus')}</li>
          <li>{t('testedNarrow')}</li>
          <li>{t('testedText')}</li>
          <li>{t('testedColours')}</li>
          <li>{t('testedMeasure')}</li>
          <li>{t('testedContrast')}</li>
        </ul>
        <h2>{t('limitsTitle')}</h2>
        <ul className="bullets">
          <li>{t('limitsReaders')}</li>
          <li>{t('limitsBrowser')}</li>
          <li>{t('limitsEasy')}</li>
          <li>{t('limitsLanguages')}</li>
        </ul>
        <h2>{t('complainTitle')}</h2>
        <p>{contact ? t('complainText', { contact }) : t('complainSample')}</p>
        <p>{t('date')}</p>
      </div>
    </>
  )
}
