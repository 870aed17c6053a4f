import { beforeEach, describe, expect, test } from 'vitest'
import { FinishedDocument } from '@/server/document'
import { type DocumentCache, makeDocumentCache } from '@/server/document-cache'
import { makeDocumentStore } from '@/server/document-store'

const page = (text: string, status = 200) =>
  new FinishedDocument(status, 'text/html', ['Cache-Control', 'x'], Buffer.from(text), 'kept')

let time: number
let version: string | undefined
let answeredAt: number
let renders: number
let cache: DocumentCache

/** A render that the test ends when it likes. */
function slowRender() {
  const { promise, resolve, reject } = Promise.withResolvers<FinishedDocument>()
  const render = () => {
    renders++
    return promise
  }
  return {
    render,
    ends: (text: string, status?: number) => resolve(page(text, status)),
    fails: reject,
  }
}

const quick =
  (text: string, status = 200) =>
  async () => {
    renders++
    return page(text, status)
  }

const read = async (
  render: () => Promise<FinishedDocument>,
  { key = '/ca', showsCount = false } = {},
) => (await cache.get(key, showsCount, render))?.body.toString()

function later(milliseconds: number, databaseAnswers = true) {
  time += milliseconds
  if (databaseAnswers) answeredAt = time
}

beforeEach(() => {
  time = 1_000_000
  version = '1'
  answeredAt = time
  renders = 0
  const contentVersion = { current: () => version, lastAnswerAt: () => answeredAt }
  cache = makeDocumentCache(makeDocumentStore(contentVersion, () => time, 1_000_000))
})

describe('a document without a count', () => {
  test('is rendered once a version, however old it gets', async () => {
    expect(await read(quick('one'))).toBe('one')
    later(3_600_000)
    expect(await read(quick('two'))).toBe('one')
    expect(renders).toBe(1)
  })

  test('is rendered once for all who ask at the same time', async () => {
    const { render, ends } = slowRender()
    const readers = Promise.all([read(render), read(render), read(render)])
    ends('one')
    expect(await readers).toEqual(['one', 'one', 'one'])
    expect(renders).toBe(1)
  })

  test('is never shown under a newer version', async () => {
    await read(quick('one'))
    version = '2'
    expect(cache.peek('/ca')).toBeUndefined()
    expect(await read(quick('two'))).toBe('two')
  })

  test('whose render a newer version overtook is not kept, nor shared with who asked later', async () => {
    const old = slowRender()
    const early = read(old.render)
    version = '2'
    const late = read(quick('new'))
    old.ends('old')
    expect(await late).toBe('new')
    await early
    expect(await read(quick('another'))).toBe('new')
  })

  test('does not come back when an older version does', async () => {
    await read(quick('one'))
    version = '2'
    await read(quick('two'))
    version = '1'
    expect(await read(quick('three'))).toBe('three')
  })

  test('is not kept before any version is known', async () => {
    version = undefined
    answeredAt = Number.NEGATIVE_INFINITY
    expect(await read(quick('one'))).toBe('one')
    expect(await read(quick('two'))).toBe('two')
  })
})

describe('a document with a count', () => {
  const counting = { showsCount: true }

  test('is shown as it is for a second', async () => {
    await read(quick('1'), counting)
    later(1_000)
    expect(await read(quick('2'), counting)).toBe('1')
    expect(renders).toBe(1)
  })

  test('is then renewed once in the background, while readers get the last one', async () => {
    await read(quick('1'), counting)
    later(1_500)
    const { render, ends } = slowRender()
    expect(await read(render, counting)).toBe('1')
    expect(await read(render, counting)).toBe('1')
    expect(renders).toBe(2)
    ends('2')
    await read(render, counting)
    expect(cache.peek('/ca')?.body.toString()).toBe('2')
  })

  test('past three seconds is shown to nobody: all wait for the one render', async () => {
    await read(quick('1'), counting)
    later(3_500)
    const { render, ends } = slowRender()
    const readers = Promise.all([read(render, counting), read(render, counting)])
    ends('2')
    expect(await readers).toEqual(['2', '2'])
    expect(renders).toBe(2)
  })

  test('counts its age from the start of its render', async () => {
    const { render, ends } = slowRender()
    const reader = read(render, counting)
    later(2_000)
    ends('1')
    await reader
    expect(cache.peek('/ca')).toBeUndefined()
  })

  test('that did not change keeps its compressed bytes', async () => {
    await read(quick('1'), counting)
    const first = cache.peek('/ca')
    later(3_500)
    await read(quick('1'), counting)
    expect(cache.peek('/ca')).toBe(first)
  })
})

describe('what went wrong', () => {
  test('is not kept', async () => {
    expect(await read(quick('trouble', 503))).toBe('trouble')
    expect(await read(quick('one'))).toBe('one')
  })

  test('takes nothing from the readers of a copy of the same version', async () => {
    const counting = { showsCount: true }
    await read(quick('1'), counting)
    later(3_500)
    expect(await read(quick('trouble', 503), counting)).toBe('1')
    const { render, fails } = slowRender()
    fails(new Error('The database is away'))
    expect(await read(render, counting)).toBe('1')
    later(300_000)
    expect(await read(quick('trouble', 503), counting)).toBe('trouble')
  })

  test('reaches every reader who waits', async () => {
    const { render, fails } = slowRender()
    const readers = Promise.allSettled([read(render), read(render)])
    fails(new Error('x'))
    expect((await readers).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await read(quick('one'))).toBe('one')
  })
})

describe('an address that is not there', () => {
  test('is remembered for two seconds', async () => {
    await read(quick('gone', 404))
    later(2_000)
    expect(await read(quick('back'))).toBe('gone')
    later(1)
    expect(await read(quick('back'))).toBe('back')
  })

  test('however many there are, pushes out no document', async () => {
    await read(quick('one'))
    for (let each = 0; each < 3_000; each++) await read(quick('gone', 404), { key: `/${each}` })
    expect(cache.peek('/ca')?.body.toString()).toBe('one')
  })
})

describe('while the database is silent', () => {
  const counting = { showsCount: true }

  test('what is held is shown whatever its age, for five minutes', async () => {
    await read(quick('1'), counting)
    later(299_000, false)
    expect(await read(quick('2'), counting)).toBe('1')
    expect(renders).toBe(1)
  })

  test('for longer nothing is shown: a take-down could not have been heard of', async () => {
    await read(quick('1'))
    later(300_001, false)
    expect(cache.peek('/ca')).toBeUndefined()
    expect(await read(quick('2'))).toBeUndefined()
  })

  test('and when it answers again, counts are young again', async () => {
    await read(quick('1'), counting)
    later(60_000, false)
    later(1_000)
    expect(await read(quick('2'), counting)).toBe('2')
  })
})

test('the bytes held are bounded, compressed ones included', async () => {
  const contentVersion = { current: () => version, lastAnswerAt: () => answeredAt }
  const small = makeDocumentCache(makeDocumentStore(contentVersion, () => time, 100_000))
  const big = (key: string) => small.get(key, false, async () => page(key.repeat(10_000)))
  for (const key of ['/a', '/b', '/c', '/d', '/e', '/f']) await big(key)
  const held = ['/a', '/b', '/c', '/d', '/e', '/f'].filter((key) => small.peek(key))
  // A quarter is for documents that a query asks for.
  expect(held).toEqual(['/d', '/e', '/f'])
})
