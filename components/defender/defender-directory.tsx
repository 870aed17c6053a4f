import { useTranslations } from 'next-intl'
import { useChoices } from '@/components/defender/directory-choices'
import { DirectoryForm } from '@/components/defender/directory-form'
import { DirectoryLinks } from '@/components/defender/directory-links'
import { DirectoryResults } from '@/components/defender/directory-results'
import type { DirectoryParameter, DirectoryQuery } from '@/lib/defenders/directory-query'
import type { DefenderList } from '@/lib/defenders/list-defenders'

type Props = { query: DirectoryQuery; ignored: DirectoryParameter[]; list: DefenderList }

/** The directory: filters that were ignored, the filters, and the people. */
export function DefenderDirectory({ query, ignored, list }: Props) {
  const t = useTranslations('directory')
  const choices = useChoices(list)
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {ignored.length > 0 && (
        <div className="notice column mt-6" role="status">
          <h2>{t('ignoredTitle')}</h2>
          {ignored.map((parameter) => (
            <p key={parameter}>{t(`ignored.${parameter}`)}</p>
          ))}
        </div>
      )}
      <div className="directory">
        <DirectoryForm query={query} choices={choices} />
        <DirectoryResults query={query} list={list} choices={choices} />
        <DirectoryLinks query={query} choices={choices} />
      </div>
    </>
  )
}
