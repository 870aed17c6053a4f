import { useLocale, useTranslations } from 'next-intl'
import { SampleMark } from '@/components/campaign/sample-mark'
import { countryName } from '@/lib/i18n/countries'
import { addressOf, type Locale } from '@/lib/i18n/routing'
import type { Right } from '@/lib/rights/list-rights'

/** Each right, what it is about, and its defenders here. */
export function RightsAndDefenders({ rights }: { rights: Right[] }) {
  const t = useTranslations('programme')
  const locale = useLocale()
  const lang = (text: Locale) => (text === locale ? undefined : text)
  return (
    <section className="part">
      <h2>{t('rights')}</h2>
      <ul className="rights column">
        {rights.map(({ id, name, about, textLocale, defenders }) => (
          <li key={id} id={id}>
            <h3 lang={lang(textLocale)}>{name}</h3>
            {about && <p lang={lang(textLocale)}>{about}</p>}
            <p className="hint">{t(defenders.length > 0 ? 'defendedBy' : 'nobody')}</p>
            {defenders.length > 0 && (
              <ul className="people">
                {defenders.map((one) => (
                  <li key={one.slug}>
                    <a href={addressOf(locale, 'defender', { slug: one.slug })}>
                      <span lang={lang(one.nameLocale)}>{one.name}</span>
                      {one.country && `, ${countryName(locale, one.country)}`}
                    </a>{' '}
                    <SampleMark sample={one.sample} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
