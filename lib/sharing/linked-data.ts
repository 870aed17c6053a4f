import { alternatesOf, type Locale, type PageName, type PageParams } from '@/lib/i18n/routing'

/** The kinds of page, by schema.org's names. */
export type PageType = 'WebPage' | 'AboutPage' | 'CollectionPage' | 'ProfilePage'

export type DescribedPage = {
  type: PageType
  locale: Locale
  origin: string
  page: PageName
  params?: PageParams
  /** The part of the query that belongs to the page's canonical address: `''` or `?…`. */
  query?: string
  title: string
  description?: string | undefined
  /** The pages above it, from the home page down, with their titles; not the page itself. */
  above?: readonly { page: PageName; title: string }[]
  /** The real person that a page is about. The data states nothing of them but their name. */
  person?: { name: string; slug: string } | undefined
}

const context = 'https://schema.org'

/** The site, for its home page. */
export function siteData(locale: Locale, origin: string, description: string) {
  const url = origin + alternatesOf('home')[locale]
  return {
    '@context': context,
    '@type': 'WebSite',
    name: 'Altaveu',
    url,
    inLanguage: locale,
    description,
  }
}

/**
 * A page, where it stands in the site, and the person that it is about. Never for a sample: a
 * machine that reads this would take a fictional person for a real one.
 */
export function pageData(described: DescribedPage) {
  const { type, locale, origin, page, params, query = '', title, description, person } = described
  const addressIn = (name: PageName, of?: PageParams) => origin + alternatesOf(name, of)[locale]
  const url = addressIn(page, params) + query
  const subject = person && {
    '@type': 'Person',
    '@id': `${addressIn('defender', { slug: person.slug })}#person`,
    name: person.name,
  }
  const steps = [
    ...(described.above ?? []).map((one) => ({ name: one.title, item: addressIn(one.page) })),
    { name: title, item: url },
  ]
  return {
    '@context': context,
    '@type': type,
    '@id': url,
    url,
    name: title,
    ...(description ? { description } : {}),
    inLanguage: locale,
    isPartOf: { '@type': 'WebSite', name: 'Altaveu', url: addressIn('home') },
    breadcrumb: {
      '@type': 'BreadcrumbList',
      itemListElement: steps.map((step, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        ...step,
      })),
    },
    ...(subject ? { [type === 'ProfilePage' ? 'mainEntity' : 'about']: subject } : {}),
  }
}
