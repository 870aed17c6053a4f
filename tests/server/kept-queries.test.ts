import { describe, expect, test } from 'vitest'
import { FinishedDocument } from '@/server/document'
import { makeDocumentCache } from '@/server/document-cache'
import { makeDocumentStore } from '@/server/document-store'
import { makeKeptQueries } from '@/server/kept-queries'

const rights = async () => ['womens-rights', 'land']

describe('a document of the directory is worth keeping', () => {
  const isWorthKeeping = makeKeptQueries(() => 1, rights)

  test.each(['', '?right=land', '?right=land&country=MX&situation=detained&page=2'])(
    'for %j',
    async (query) => expect(await isWorthKeeping(query)).toBe(true),
  )

  test.each([
    '?right=anything',
    '?right=LAND',
    '?right=land%20%20x',
    '?country=XX',
    '?country=mx',
    '?country=EU',
    '?situation=other',
    '?situation=toString',
    '?page=0',
    '?page=1e9',
    '?page=101',
    '?page=999999999999',
    '?q=a',
    '?right=land&q=a',
    '?right=land&country=nowhere',
  ])('not for %j', async (query) => expect(await isWorthKeeping(query)).toBe(false))
})

test('which rights there are is asked once a generation, and again after a failure', async () => {
  let generation = 1
  let asked = 0
  let ids = ['land']
  const isWorthKeeping = makeKeptQueries(
    () => generation,
    async () => {
      asked++
      if (ids.length === 0) throw new Error('away')
      return ids
    },
  )
  await Promise.all(Array.from({ length: 5 }, () => isWorthKeeping('?right=land')))
  expect(asked).toBe(1)
  generation++
  ids = []
  expect(await isWorthKeeping('?right=land')).toBe(false)
  ids = ['sea']
  expect(await isWorthKeeping('?right=sea')).toBe(true)
  expect(asked).toBe(3)
})

describe('a flood of queries', () => {
  function makeCache() {
    const page = (text: string) =>
      new FinishedDocument(200, 'text/html', [], Buffer.alloc(10_000, text), 'kept')
    const version = { current: () => '1', lastAnswerAt: () => 0 }
    const store = makeDocumentStore(version, () => 0, 8 * 1024 * 1024)
    const cache = makeDocumentCache(store)
    const read = (key: string) => cache.get(key, false, async () => page(key))
    return { cache, read, isWorthKeeping: makeKeptQueries(store.generation, rights) }
  }
  const pages = Array.from({ length: 400 }, (_, at) => `/en/defenders/person-${at}`)
  const narrowed = ['?right=land', '?country=MX', '?situation=free']

  test('of 5,000 that mean nothing leaves every kept document where it was', async () => {
    const { cache, read, isWorthKeeping } = makeCache()
    const kept = [...pages, ...narrowed.map((query) => `/en/defenders${query}`)]
    for (const key of kept) await read(key)
    for (let at = 0; at < 5_000; at++) {
      const query = `?right=nonsense-${at}`
      if (await isWorthKeeping(query)) await read(`/en/defenders${query}`)
    }
    expect(kept.filter((key) => !cache.peek(key))).toEqual([])
  })

  test('of more that mean something than there is room for pushes out no page', async () => {
    const { cache, read } = makeCache()
    for (const key of pages) await read(key)
    for (let at = 0; at < 5_000; at++) await read(`/en/defenders?country=MX&page=${at}`)
    expect(pages.filter((key) => !cache.peek(key))).toEqual([])
  })
})
