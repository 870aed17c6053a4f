import { beforeAll, describe, expect, test } from 'vitest'
import { type DefenderFilters, listDefenders } from '@/lib/defenders/list-defenders'
import { db } from '@/lib/platform/db'
import { addPerson, addRight, removeEverybody } from '@/tests/lib/defenders/person'
import { ownInstallation } from '@/tests/support/installation'

await ownInstallation()

const list = (filters: Partial<DefenderFilters> = {}) =>
  listDefenders('ca', { page: 1, ...filters })
const slugs = async (filters: Partial<DefenderFilters>) =>
  (await list(filters)).defenders.map(({ slug }) => slug)

beforeAll(async () => {
  await addRight('water')
  await addRight('land')
  await addRight('air')
  await addPerson('ana', { country: 'MX', rights: { water: '', land: '' }, situation: 'detained' })
  await addPerson('bel', { country: 'MX', rights: { land: '' }, name: 'Bel Riera' })
  await addPerson('cal', { country: 'CO', rights: { water: 'del riu' } })
  await addPerson('dot', { country: null, situation: 'detained' })
  await addPerson('a-sample', { sample: true, situation: 'detained', rights: { water: '' } })
  const hidden = { country: 'PK', rights: { air: '', water: '' }, situation: 'released' } as const
  await addPerson('draft', { ...hidden, visibility: 'draft' })
  await addPerson('gone', { ...hidden, visibility: 'taken_down' })
  await addPerson('untold', { ...hidden, ready: [] })
})

describe('the directory', () => {
  test('lists who is public and told of, real people first', async () => {
    const { total, samples, page, pages, defenders } = await list()
    expect(defenders.map(({ slug }) => slug)).toEqual(['ana', 'bel', 'cal', 'dot', 'a-sample'])
    expect({ total, samples, page, pages }).toEqual({ total: 5, samples: 1, page: 1, pages: 1 })
  })

  test('tells of each what a row shows', async () => {
    const { defenders } = await list({ country: 'CO' })
    expect(defenders).toEqual([
      {
        slug: 'cal',
        name: 'Nil Prova',
        nameLocale: 'ca',
        country: 'CO',
        situation: 'not-stated',
        sample: false,
        rights: [
          {
            id: 'water',
            name: 'dret water',
            nameLocale: 'ca',
            note: 'del riu (ca)',
            noteLocale: 'ca',
          },
        ],
      },
    ])
  })
})

describe('a filter', () => {
  test.each<[Partial<DefenderFilters>, string[]]>([
    [{ right: 'water' }, ['ana', 'cal', 'a-sample']],
    [{ country: 'MX' }, ['ana', 'bel']],
    [{ situation: 'detained' }, ['ana', 'dot', 'a-sample']],
    [{ situation: 'not-stated' }, ['bel', 'cal']],
    [{ q: 'riera' }, ['bel']],
    [{ right: 'land', country: 'MX' }, ['ana', 'bel']],
    [{ right: 'water', situation: 'detained' }, ['ana', 'a-sample']],
    [{ right: 'land', country: 'MX', situation: 'detained', q: 'prova' }, ['ana']],
    [{ right: 'land', country: 'CO' }, []],
    [{ right: 'air' }, []],
    [{ country: 'PK' }, []],
    [{ situation: 'released' }, []],
  ])('%o leaves %o', async (filters, left) => {
    expect(await slugs(filters)).toEqual(left)
    expect((await list(filters)).total).toBe(left.length)
  })

  test.each(['nothing-such', 'Water', "'; --", '\0', '%'])(
    'for the right %o is ignored',
    async (right) => {
      const { total, choices } = await list({ right })
      expect(total).toBe(5)
      expect(choices.rights.map(({ id }) => id)).not.toContain(right)
    },
  )

  test.each(['mx', 'MEX', '\0\0', '%%'])('for the country %o is ignored', async (country) => {
    expect((await list({ country })).total).toBe(5)
  })
})

describe('a choice', () => {
  const everyChoice = [undefined, 'water', 'land', 'air'] as const

  test('says what choosing it would give, whatever else is in force', async () => {
    for (const right of everyChoice)
      for (const country of [undefined, 'MX', 'CO', 'PK'])
        for (const situation of [undefined, 'detained', 'not-stated'] as const)
          for (const q of [undefined, 'nil'])
            await checkCounts(given({ right, country, situation, q }))
  })

  test('is offered if it would give anybody, and if it is in force', async () => {
    const { choices } = await list({ right: 'air', country: 'PK', situation: 'released' })
    expect(choices.rights).toEqual([
      { id: 'air', name: 'dret air', nameLocale: 'ca', count: 0, samples: 0 },
    ])
    expect(choices.countries).toEqual([{ code: 'PK', count: 0, samples: 0 }])
    expect(choices.situations).toEqual([{ situation: 'released', count: 0, samples: 0 }])
  })

  test('tells samples from people, and stands in the order of the list', async () => {
    const { choices } = await list()
    expect(choices.rights.map(({ id, count, samples }) => [id, count, samples])).toEqual([
      ['water', 3, 1],
      ['land', 2, 0],
    ])
    expect(choices.situations).toEqual([
      { situation: 'not-stated', count: 2, samples: 0 },
      { situation: 'detained', count: 3, samples: 1 },
    ])
    expect(choices.countries.map(({ code }) => code)).toEqual(['CO', 'MX'])
  })
})

test('whoever is hidden leaves every list, count and choice at once, and comes back', async () => {
  const before = await list({ q: 'riera' })
  const hide = (visibility: 'taken_down' | 'public') =>
    db.defender.update({ where: { slug: 'bel' }, data: { visibility } })
  await hide('taken_down')
  expect(JSON.stringify(await list({ q: 'riera' }))).not.toContain('iera')
  const { total, choices } = await list()
  expect(total).toBe(4)
  expect(choices.countries).toContainEqual({ code: 'MX', count: 1, samples: 0 })
  expect(await db.searchWord.count({ where: { word: 'riera' } })).toBe(0)
  await hide('public')
  expect(await list({ q: 'riera' })).toEqual(before)
})

test('more than 24 stand on pages that miss nobody and show nobody twice', async () => {
  await removeEverybody()
  const all = Array.from({ length: 50 }, (_, n) => `p-${String(n).padStart(2, '0')}`)
  for (const slug of all) await addPerson(slug)
  const pages = await Promise.all([1, 2, 3, 4].map((page) => list({ page })))
  expect(pages.map(({ defenders }) => defenders.length)).toEqual([24, 24, 2, 0])
  expect(pages.flatMap(({ defenders }) => defenders.map(({ slug }) => slug))).toEqual(all)
  for (const { total, pages: many } of pages) expect([total, many]).toEqual([50, 3])
  expect((await list({ page: 2 ** 52 })).defenders).toEqual([])
})

async function checkCounts(filters: Partial<DefenderFilters>) {
  const { choices } = await list(filters)
  const without = (key: keyof DefenderFilters) => {
    const { [key]: _left, ...rest } = filters
    return rest
  }
  for (const { id, count, samples } of choices.rights) {
    const found = await list({ ...without('right'), right: id })
    expect({ count, samples }).toEqual({ count: found.total, samples: found.samples })
  }
  for (const { code, count, samples } of choices.countries) {
    const found = await list({ ...without('country'), country: code })
    expect({ count, samples }).toEqual({ count: found.total, samples: found.samples })
  }
  for (const { situation, count, samples } of choices.situations) {
    const found = await list({ ...without('situation'), situation })
    expect({ count, samples }).toEqual({ count: found.total, samples: found.samples })
  }
}

type Loose = { [Key in keyof DefenderFilters]?: DefenderFilters[Key] | undefined }

function given(loose: Loose): Partial<DefenderFilters> {
  return Object.fromEntries(Object.entries(loose).filter(([, value]) => value !== undefined))
}
