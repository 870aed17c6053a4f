import { useLocale, useTranslations } from 'next-intl'
import type { Choice } from '@/components/defender/directory-choices'
import { type DirectoryQuery, directoryAddress, type Facet } from '@/lib/defenders/directory-query'

type Props = { query: DirectoryQuery; choices: Record<Facet, Choice[]> }

/** The directory's filters in force, each with the link that removes it alone. */
export function ActiveFilters({ query, choices }: Props) {
  const t = useTranslations('directory')
  const locale = useLocale()
  const named = (facet: Facet) => choices[facet].find(({ value }) => value === query[facet])?.name
  const { right, country, situation, q } = query
  const active = [
    right && ({ lifted: 'right', filter: named('right') ?? right } as const),
    country && ({ lifted: 'country', filter: named('country') ?? country } as const),
    situation && ({ lifted: 'situation', filter: named('situation') ?? situation } as const),
    q && ({ lifted: 'q', filter: t('searchFor', { q }) } as const),
  ].filter((one) => one !== undefined && one !== '')
  if (active.length === 0) return null
  return (
    <ul className="active" aria-label={t('active')}>
      {active.map(({ lifted, filter }) => {
        const { [lifted]: _lifted, ...others } = query
        return (
          <li key={lifted}>
            <a href={directoryAddress(locale, { ...others, page: 1 })}>{t('remove', { filter })}</a>
          </li>
        )
      })}
      {active.length > 1 && (
        <li>
          <a href={directoryAddress(locale, {})}>{t('clear')}</a>
        </li>
      )}
    </ul>
  )
}
