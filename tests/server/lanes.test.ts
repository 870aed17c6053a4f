import { describe, expect, test } from 'vitest'
import { currentDatabaseShare } from '@/lib/platform/database-share'
import { type LaneName, lanes, makeLanes, makeRateLimiters } from '@/server/lanes/lanes'
import { makeRateLimiter } from '@/server/lanes/rate-limiter'

const names = Object.keys(lanes) as LaneName[]

describe.each(names)('the lane %s', (name) => {
  test('has connections of its own, and every one of them is its work’s', async () => {
    const share = await makeLanes()[name]('network', async () => currentDatabaseShare())
    expect(share).toEqual({ name, connections: lanes[name].connections })
    expect(currentDatabaseShare()).toBeUndefined()
  })

  test('is left to work by a crowd in every other', async () => {
    const all = makeLanes()
    const never = Promise.withResolvers<void>().promise
    for (const other of names.filter((one) => one !== name)) {
      for (let each = 0; each < 400; each++) void all[other]('crowd', () => never)
    }
    expect(await all[name]('crowd', async () => 'done')).toBe('done')
  })
})

test('one network leaves room in every lane but health', () => {
  for (const name of names.filter((one) => one !== 'health')) {
    expect(lanes[name].ofOneNetwork).toBeLessThan(lanes[name].inFlight)
  }
})

describe('attempts of a network', () => {
  test('past the limit are told when to come back, and past twice the limit that it is far over', async () => {
    const attempt = makeRateLimiter(3)
    for (let each = 0; each < 3; each++) expect(await attempt('a')).toBeUndefined()
    const over = await attempt('a')
    expect(over).toMatchObject({ farOver: false })
    expect(over?.retryAfter).toBeGreaterThan(0)
    expect(over?.retryAfter).toBeLessThanOrEqual(60)
    for (let each = 0; each < 2; each++) await attempt('a')
    expect(await attempt('a')).toMatchObject({ farOver: true })
    expect(await attempt('b')).toBeUndefined()
  })

  test('count for each kind of form by itself', async () => {
    const { sign, confirm, ownPage, lostLink, mailReport } = makeRateLimiters(1)
    await sign('a')
    expect(await sign('a')).toBeDefined()
    for (const other of [confirm, ownPage, lostLink, mailReport]) {
      expect(await other('a')).toBeUndefined()
    }
  })
})
