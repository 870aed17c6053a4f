import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { loadContent } from '@/prisma/seed/load-content'
import { defenders } from '@/prisma/seed/programme/defenders'
import { removeSamples } from '@/prisma/seed/remove-samples'
import { samples } from '@/prisma/seed/samples/samples'
import { ownInstallation } from '@/tests/support/installation'

await ownInstallation()

const real = { sample: false } as const

describe('into a database that never held content', () => {
  // As a migration may that touches a public table.
  beforeAll(async () => void (await db.$executeRaw`UPDATE content_version SET number = number + 1`))

  test('the programme and the samples are loaded, once, however many load at once', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => loadContent({ sample: true })))
    expect(outcomes.toSorted()).toEqual(['loaded', 'there already', 'there already'])
    expect(await db.defender.count({ where: real })).toBe(defenders.length)
    expect(await db.defender.count({ where: { sample: true } })).toBe(samples.length)
  })

  test('real people come for the reason that they were published before, and nothing is added', async () => {
    const people = await db.defender.findMany({
      where: real,
      include: { texts: true, campaigns: true },
    })
    for (const person of people) {
      expect(person).toMatchObject({
        basis: 'published_before',
        situation: 'not_stated',
        campaigns: [],
      })
      expect(person.texts.map(({ story }) => story)).toEqual([null, null, null])
    }
    const fictional = await db.defender.findMany({ where: { sample: true } })
    expect(new Set(fictional.map(({ basis }) => basis))).toEqual(new Set(['sample']))
  })

  test('samples that are removed stay away, and the programme stays', async () => {
    await removeSamples()
    expect(await loadContent({ sample: true })).toBe('there already')
    expect(await db.defender.count()).toBe(defenders.length)
    expect(await db.page.count()).toBe(3)
  })

  test('nothing is loaded where everything was removed', async () => {
    await db.defender.deleteMany()
    await db.right.deleteMany()
    expect(await db.searchWord.count()).toBe(0)
    expect(await loadContent({ sample: false })).toBe('there already')
  })
})

describe('no row can say', () => {
  const id = '00000000-0000-7000-8000-000000000001'
  const person = { id, slug: 'nil', visibility: 'public' } as const

  test.each([
    ['that somebody is public for no reason', { ...person }],
    ['that a real person is a sample', { ...person, basis: 'sample' as const }],
    ['that a sample is real', { ...person, sample: true, basis: 'published_before' as const }],
  ])('%s', async (_title, data) => {
    await expect(db.defender.create({ data })).rejects.toThrow()
  })
})
