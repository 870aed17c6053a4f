import { type StateFilter, stateFilters } from '@/lib/publishing/public-state'

/** A query as Next hands it over. */
export type Parameters = Promise<Readonly<Record<string, string | string[] | undefined>>>

export type ListOrder = 'name' | 'newest'

/** What a list of the workspace is narrowed to, as its address says it. */
export type ListQuery = {
  state?: StateFilter
  q?: string
  order: ListOrder
  after?: string
}

const longestSearch = 100
const id = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
const slug = /^[a-z0-9-]{1,200}$/

/** Whether a part of an address can be the id of a row. */
export const isId = (text: string | undefined): text is string =>
  text !== undefined && id.test(text)

/** Characters that no text of ours holds, and that the database refuses (NUL). */
const control = /\p{Cc}/gu

/** The first value of a parameter, trimmed; `undefined` where it is empty. */
export function readParameter(given: Awaited<Parameters>, name: string): string | undefined {
  return [given[name] ?? ''].flat()[0]?.replace(control, '').trim() || undefined
}

/** What is searched for: the first 100 characters of it. */
export function readSearch(given: Awaited<Parameters>): string | undefined {
  return (
    Array.from(readParameter(given, 'q') ?? '')
      .slice(0, longestSearch)
      .join('') || undefined
  )
}

/** Reads a list's address; what means nothing in it is left out. */
export async function readListQuery(parameters: Parameters): Promise<ListQuery> {
  const given = await parameters
  const order = readParameter(given, 'order') === 'newest' ? 'newest' : 'name'
  const state = stateFilters.find((one) => one === readParameter(given, 'state'))
  const q = readSearch(given)
  const after = readParameter(given, 'after')
  const isCursor = after !== undefined && (order === 'newest' ? id : slug).test(after)
  return {
    order,
    ...(state ? { state } : {}),
    ...(q ? { q } : {}),
    ...(isCursor ? { after } : {}),
  }
}

/** The address of a list for what it is narrowed to. */
export function listAddress(path: string, query: Record<string, string | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  return search.size === 0 ? path : `${path}?${search}`
}
