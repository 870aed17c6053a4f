import { cache } from 'react'
import {
  type DirectoryParameters,
  type ReadQuery,
  readDirectoryQuery,
} from '@/lib/defenders/directory-query'
import { type DefenderList, listDefenders } from '@/lib/defenders/list-defenders'
import type { Locale } from '@/lib/i18n/routing'

export type DirectoryToShow = ReadQuery & { list: DefenderList }

/** The directory for an address, read once for the page's head and its body. */
export const directoryToShow = cache(
  async (locale: Locale, parameters: DirectoryParameters): Promise<DirectoryToShow> => {
    const { query, ignored } = readDirectoryQuery(parameters)
    const list = await listDefenders(locale, query)
    const unknown = query.right && !list.choices.rights.some(({ id }) => id === query.right)
    if (!unknown) return { query, ignored, list }
    const { right: _unknown, ...known } = query
    return { query: known, ignored: ['right', ...ignored], list }
  },
)
