import { isSlug } from '@/lib/campaigns/slug'
import { isSituation, type Situation } from '@/lib/defenders/situation'
import { isCountryCode } from '@/lib/i18n/countries'
import { addressOf, type Locale } from '@/lib/i18n/routing'

/** The filters of the directory, as its address states them. */
export type DirectoryQuery = {
  right?: string
  country?: string
  situation?: Situation
  q?: string
  /** From 1. */
  page: number
}

export type Facet = 'right' | 'country' | 'situation'
export type DirectoryParameter = Facet | 'q' | 'page'

export type ReadQuery = {
  query: DirectoryQuery
  /** The parameters whose value is not valid, or of whose search only the beginning is used. */
  ignored: DirectoryParameter[]
}

export const maxSearchLength = 100

/** A query as Next passes it. */
export type DirectoryParameters = Readonly<Record<string, string | string[] | undefined>>

/** Reads the directory's address. Only the list of rights can tell whether a right exists. */
export function readDirectoryQuery(parameters: DirectoryParameters): ReadQuery {
  const given = (name: DirectoryParameter) => [parameters[name] ?? ''].flat()[0]?.trim() ?? ''
  const [right, country, situation] = [given('right'), given('country'), given('situation')]
  const search = Array.from(given('q'))
  const q = search.slice(0, maxSearchLength).join('')
  const page = given('page')
  const pageIsNumber = /^[1-9]\d*$/.test(page)
  const query: DirectoryQuery = { page: pageIsNumber ? Math.min(Number(page), 1_000_000) : 1 }
  if (isSlug(right)) query.right = right
  if (isCountryCode(country)) query.country = country
  if (isSituation(situation)) query.situation = situation
  if (q) query.q = q
  const ignored: DirectoryParameter[] = []
  if (right && !query.right) ignored.push('right')
  if (country && !query.country) ignored.push('country')
  if (situation && !query.situation) ignored.push('situation')
  if (search.length > maxSearchLength) ignored.push('q')
  if (page && !pageIsNumber) ignored.push('page')
  return { query, ignored }
}

/** The directory's address for these filters, in its one spelling. */
export function directoryAddress(locale: Locale, query: Partial<DirectoryQuery>): string {
  return addressOf(locale, 'defenders') + directorySearch(query)
}

/** The query of that address: `''` or `?right=…`. */
export function directorySearch({ right, country, situation, q, page }: Partial<DirectoryQuery>) {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ right, country, situation, q })) {
    if (value) search.set(name, value)
  }
  if (page !== undefined && page > 1) search.set('page', String(page))
  return search.size === 0 ? '' : `?${search}`
}
