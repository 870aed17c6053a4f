import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { type DirectoryToShow, directoryToShow } from '@/app/documents/directory-to-show'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { PageData } from '@/app/documents/page-data'
import { pageLocale } from '@/app/documents/page-locale'
import { faultMetadata, missingMetadata, pageMetadata } from '@/app/documents/page-metadata'
import { DefenderDirectory } from '@/components/defender/defender-directory'
import { PageFrame } from '@/components/ui/page-frame'
import { directorySearch } from '@/lib/defenders/directory-query'
import { settings } from '@/lib/platform/settings'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: Props) {
  const locale = await pageLocale(params)
  const shown = await directoryToShow(locale, await searchParams).catch(() => 'unreadable' as const)
  if (shown === 'unreadable') return faultMetadata
  const { query, list } = shown
  if (query.page > list.pages) return missingMetadata()
  return pageMetadata({
    locale,
    page: 'defenders',
    query: directorySearch(query),
    ...(await directoryWords(shown)),
    listed: isListed(shown),
  })
}

/** The title and description of the directory under its filters. */
async function directoryWords({ query: { right: id, page }, list }: DirectoryToShow) {
  const t = await getTranslations('directory')
  const right = list.choices.rights.find((one) => one.id === id)
  const title = right ? `${t('title')}: ${right.name}` : t('title')
  return {
    title: page > 1 ? t('titlePage', { title, page }) : title,
    description: t('description'),
  }
}

/** A search is its visitor's own, and an empty list helps nobody, so neither is indexed. */
const isListed = ({ query, list }: DirectoryToShow) => !query.q && list.total > 0

export default guarded(async function DefendersPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params)
  const shown = await directoryToShow(locale, await searchParams)
  const { query, ignored, list } = shown
  if (query.page > list.pages) notFound()
  return (
    <PageFrame
      languages={languageLinks('defenders', {}, directorySearch(query))}
      current="defenders"
      organisation={settings().organisation}
    >
      <DefenderDirectory query={query} ignored={ignored} list={list} />
      {isListed(shown) && (
        <PageData
          type="CollectionPage"
          locale={locale}
          page="defenders"
          query={directorySearch(query)}
          {...(await directoryWords(shown))}
        />
      )}
    </PageFrame>
  )
})
