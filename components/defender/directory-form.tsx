import { useLocale, useTranslations } from 'next-intl'
import type { Choice } from '@/components/defender/directory-choices'
import { type DirectoryQuery, type Facet, maxSearchLength } from '@/lib/defenders/directory-query'
import { addressOf } from '@/lib/i18n/routing'

type Props = { query: DirectoryQuery; choices: Record<Facet, Choice[]> }

const facets = ['right', 'country', 'situation'] as const

/** Search and filters together, as one form that leads to an address. */
export function DirectoryForm({ query, choices }: Props) {
  const t = useTranslations('directory')
  const locale = useLocale()
  return (
    <search aria-label={t('find')}>
      <form className="filters" action={addressOf(locale, 'defenders')}>
        <div className="field whole">
          <label htmlFor="q">{t('q')}</label>
          <p className="hint" id="q-hint">
            {t('qHint')}
          </p>
          <input
            className="input"
            type="search"
            id="q"
            name="q"
            maxLength={maxSearchLength}
            defaultValue={query.q}
            aria-describedby="q-hint"
          />
        </div>
        {facets.map((facet) => (
          <div className={`field ${facet}`} key={facet}>
            <label htmlFor={facet}>{t(facet)}</label>
            <select className="input" id={facet} name={facet} defaultValue={query[facet] ?? ''}>
              <option value="">{t(`any.${facet}`)}</option>
              {choices[facet].map(({ value, name, nameLocale, count }) => (
                <option
                  key={value}
                  value={value}
                  lang={nameLocale === locale ? undefined : nameLocale}
                >
                  {name} ({count})
                </option>
              ))}
            </select>
          </div>
        ))}
        <button className="button" type="submit">
          {t('show')}
        </button>
      </form>
    </search>
  )
}
