import { useLocale, useTranslations } from 'next-intl'
import { ActiveFilters } from '@/components/defender/active-filters'
import { DefenderRows } from '@/components/defender/defender-rows'
import type { Choice } from '@/components/defender/directory-choices'
import { DirectoryPaging } from '@/components/defender/directory-paging'
import { type DirectoryQuery, directoryAddress, type Facet } from '@/lib/defenders/directory-query'
import type { DefenderList } from '@/lib/defenders/list-defenders'

type Props = { query: DirectoryQuery; list: DefenderList; choices: Record<Facet, Choice[]> }

/** The number of people, the filters in force, the people, and the links to further pages. */
export function DirectoryResults({ query, list, choices }: Props) {
  const t = useTranslations('directory')
  const { total, samples } = list
  return (
    <div>
      <h2>{total > 0 ? t('results', { real: total - samples, samples }) : t('none.title')}</h2>
      {total > 0 && <ActiveFilters query={query} choices={choices} />}
      {total > 0 ? (
        <DefenderRows defenders={list.defenders} />
      ) : (
        <NobodyFound query={query} choices={choices} />
      )}
      <DirectoryPaging query={query} pages={list.pages} />
    </div>
  )
}

function NobodyFound({ query, choices }: Omit<Props, 'list'>) {
  const t = useTranslations('directory.none')
  return (
    <div className="stack column">
      {query.q && <p>{t('search')}</p>}
      <p>{t('loosen')}</p>
      <ActiveFilters query={query} choices={choices} />
      <p>
        <a href={directoryAddress(useLocale(), {})}>{t('all')}</a>
      </p>
    </div>
  )
}
