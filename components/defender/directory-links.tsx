import { useLocale, useTranslations } from 'next-intl'
import type { Choice } from '@/components/defender/directory-choices'
import { type DirectoryQuery, directoryAddress, type Facet } from '@/lib/defenders/directory-query'

type Props = { query: DirectoryQuery; choices: Record<Facet, Choice[]> }

const facets = ['right', 'country', 'situation'] as const

/** Each choice as a plain link, under the other filters in force. */
export function DirectoryLinks({ query, choices }: Props) {
  const t = useTranslations('directory')
  const locale = useLocale()
  const hasOtherChoices = (facet: Facet) =>
    choices[facet].some(({ value }) => value !== query[facet])
  if (!facets.some(hasOtherChoices)) return null
  return (
    <nav className="choices" aria-labelledby="browse">
      <h2 id="browse">{t('browse')}</h2>
      {facets
        .filter((facet) => choices[facet].length > 0)
        .map((facet) => (
          <div key={facet}>
            <h3>{t(facet)}</h3>
            <ul>
              {choices[facet].map(({ value, name, nameLocale, count }) => (
                <li key={value}>
                  <a
                    href={directoryAddress(locale, { ...query, [facet]: value, page: 1 })}
                    aria-current={query[facet] === value ? 'true' : undefined}
                  >
                    <span lang={nameLocale === locale ? undefined : nameLocale}>{name}</span>
                    &nbsp;({count})
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </nav>
  )
}
