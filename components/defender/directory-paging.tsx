import { useLocale, useTranslations } from 'next-intl'
import { type DirectoryQuery, directoryAddress } from '@/lib/defenders/directory-query'

/** Links to the pages before and after; nothing where there is only one. */
export function DirectoryPaging({ query, pages }: { query: DirectoryQuery; pages: number }) {
  const t = useTranslations('directory')
  const locale = useLocale()
  const { page } = query
  if (pages === 1) return null
  return (
    <nav className="paging" aria-label={t('paging')}>
      {page > 1 && (
        <a rel="prev" href={directoryAddress(locale, { ...query, page: page - 1 })}>
          {t('previous')}
        </a>
      )}
      <span>{t('pageOf', { page, pages })}</span>
      {page < pages && (
        <a rel="next" href={directoryAddress(locale, { ...query, page: page + 1 })}>
          {t('next')}
        </a>
      )}
    </nav>
  )
}
