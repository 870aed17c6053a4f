import { readDirectoryQuery } from '@/lib/defenders/directory-query'

/** Nobody turns so many pages: later ones are rendered for each reader. */
const lastKeptPage = 100

/**
 * Returns whether a query of the directory asks for a document that is worth storing: one in which
 * every value is valid, without free text. The list of rights is read once a generation.
 */
export function makeKeptQueries(
  generation: () => number,
  loadRightIds: () => Promise<readonly string[]>,
) {
  let known: { generation: number; ids: Promise<ReadonlySet<string>> } | undefined

  async function load(): Promise<ReadonlySet<string>> {
    return new Set(await loadRightIds())
  }

  function rightIds(): Promise<ReadonlySet<string>> {
    const current = generation()
    if (known?.generation === current) return known.ids
    const request = { generation: current, ids: load() }
    known = request
    request.ids.catch(() => {
      if (known === request) known = undefined
    })
    return request.ids
  }

  /** `query` is spelt as `knownQuery` spells it. */
  return async function isWorthKeeping(query: string): Promise<boolean> {
    const { query: read, ignored } = readDirectoryQuery(
      Object.fromEntries(new URLSearchParams(query)),
    )
    if (ignored.length > 0 || read.q !== undefined || read.page > lastKeptPage) return false
    if (read.right === undefined) return true
    // While the database is away nothing new is stored.
    const ids = await rightIds().catch(() => new Set<string>())
    return ids.has(read.right)
  }
}
