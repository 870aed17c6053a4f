import { useTranslations } from 'next-intl'

/** How a form becomes part of the public number, in three steps. */
export function HowSigningWorks() {
  const t = useTranslations('home')
  return (
    <section className="part">
      <h2>{t('how')}</h2>
      <ol className="steps">
        {(['sign', 'confirm', 'count'] as const).map((step) => (
          <li key={step}>
            <h3>{t(`${step}Title`)}</h3>
            <p>{t(`${step}Text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
