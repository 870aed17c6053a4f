import { describe, expect, test } from 'vitest'
import { makeConcurrencyLimit } from '@/server/lanes/concurrency-limit'

const long = 60_000

/** Work that goes on until the test ends it, and notes the order in which each was begun. */
function makeWork() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => () => {
    begun.push(name)
    const { promise, resolve } = Promise.withResolvers<string>()
    ends.set(name, () => resolve(name))
    return promise
  }
  return { begun, work, end: (name: string) => ends.get(name)?.() }
}

/** Lets everything that can happen by itself happen. */
const settle = () => new Promise((done) => setImmediate(done))

describe('work past the bound', () => {
  test('waits in its turn, and begins as other work ends', async () => {
    const run = makeConcurrencyLimit({ inFlight: 2, ofOneNetwork: 2, maxWait: long })
    const { begun, work, end } = makeWork()
    const all = ['a', 'b', 'c', 'd'].map((name) => run('one', work(name)))
    await settle()
    expect(begun).toEqual(['a', 'b'])
    end('b')
    await settle()
    expect(begun).toEqual(['a', 'b', 'c'])
    for (const name of ['a', 'c']) end(name)
    await settle()
    end('d')
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd'])
  })

  test('of one network lets that of others pass', async () => {
    const run = makeConcurrencyLimit({ inFlight: 4, ofOneNetwork: 2, maxWait: long })
    const { begun, work, end } = makeWork()
    const crowd = Array.from({ length: 300 }, (_, at) => run('crowd', work(`crowd ${at}`)))
    const others = [run('quiet', work('quiet')), run(undefined, work('for all'))]
    await settle()
    expect(begun).toEqual(['crowd 0', 'crowd 1', 'quiet', 'for all'])
    end('quiet')
    await settle()
    // A place is free, and the crowd has its own.
    expect(begun).toHaveLength(4)
    end('for all')
    expect(await Promise.all(others)).toEqual(['quiet', 'for all'])
    for (let at = 0; at < crowd.length; at++) {
      end(`crowd ${at}`)
      await settle()
    }
    expect(await Promise.all(crowd)).toHaveLength(300)
  })

  test('is turned away when its time is over, and takes nobody’s place', async () => {
    const run = makeConcurrencyLimit({ inFlight: 1, ofOneNetwork: 1, maxWait: 20 })
    const { begun, work, end } = makeWork()
    const first = run('one', work('first'))
    expect(await run('two', work('second'))).toBeUndefined()
    end('first')
    expect(await first).toBe('first')
    const third = run('two', work('third'))
    await settle()
    expect(begun).toEqual(['first', 'third'])
    end('third')
    expect(await third).toBe('third')
  })

  test('is turned away at once where nothing waits, or where too much does', async () => {
    const strict = makeConcurrencyLimit({ inFlight: 1, ofOneNetwork: 1, maxWait: 0 })
    const { work } = makeWork()
    void strict('one', work('a'))
    expect(await strict('two', work('b'))).toBeUndefined()

    const patient = makeConcurrencyLimit({ inFlight: 1, ofOneNetwork: 1, maxWait: long })
    void patient('one', work('c'))
    const waiting = Array.from({ length: 512 }, () => patient('one', work('d')))
    expect(waiting).toHaveLength(512)
    expect(await patient('one', work('e'))).toBeUndefined()
  })
})

test('work that fails makes room as work that succeeds', async () => {
  const run = makeConcurrencyLimit({ inFlight: 1, ofOneNetwork: 1, maxWait: 0 })
  await expect(run('one', () => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await run('one', async () => 'next')).toBe('next')
})
