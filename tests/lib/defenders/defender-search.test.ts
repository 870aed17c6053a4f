import { beforeAll, describe, expect, test } from 'vitest'
import { listDefenders } from '@/lib/defenders/list-defenders'
import { db } from '@/lib/platform/db'
import { addPerson, addRight } from '@/tests/lib/defenders/person'
import { ownInstallation } from '@/tests/support/installation'

await ownInstallation()

const find = async (q: string) =>
  (await listDefenders('en', { q, page: 1 })).defenders.map(({ slug }) => slug)

beforeAll(async () => {
  await addRight('women', {
    ca: 'drets de les dones',
    es: 'derechos de las mujeres',
    en: 'women’s rights',
  })
  await addPerson('nuria', {
    name: 'Núria Castanyer Güell',
    rights: { women: 'la pau' },
    stories: {
      ca: 'Col·labora amb l’escola del barri.\n\nEnsenya a llegir.',
      es: 'Colabora con la escuela del barrio; ¿quién enseña a leer?',
      en: 'She works with the neighbourhood school.',
    },
  })
  await addPerson('joao', {
    name: 'João Peña-Öztürk',
    country: 'MX',
    stories: { en: 'A lawyer; 100% of_the time.' },
  })
  await addPerson('salma', {
    name: 'سلمى المثال',
    country: 'CD',
    ready: ['en'],
    stories: { es: 'borrador secreto' },
  })
  await addPerson('hidden', { name: 'Zulema Oculta', visibility: 'draft', country: 'PK' })
  await addPerson('wu', { name: 'Wu Li', country: 'CO' })
})

describe('the search forgives', () => {
  test.each([
    ['accents that are missing', 'nuria guell', 'nuria'],
    ['accents too many', 'Çàstänyér', 'nuria'],
    ['accents typed as signs of their own', 'Nu\u0301ria', 'nuria'],
    ['case', 'NÚRIA castanyer', 'nuria'],
    ['the order of words', 'güell núria', 'nuria'],
    ['words from different texts and languages', 'neighbourhood dones castanyer', 'nuria'],
    ['the middle dot, left out', 'collabora', 'nuria'],
    ['the middle dot, there', 'col·labora', 'nuria'],
    ['the other apostrophe', "l'escola", 'nuria'],
    ['an article before its apostrophe', 'l’escola', 'nuria'],
    ['half a word', 'castan', 'nuria'],
    ['a letter too few in Catalan', 'castnyer', 'nuria'],
    ['a letter too many in Spanish', 'mujerres', 'nuria'],
    ['another letter in English', 'neighbourhoot', 'nuria'],
    ['two slips in a long word', 'neigbourhod', 'nuria'],
    ['letters that changed places', 'nurai', 'nuria'],
    ['a slip in one of the words', 'nuria castanyre guell', 'nuria'],
    ['hyphens', 'Pena Ozturk', 'joao'],
    ['another script', 'المثال سلمى', 'salma'],
    ['white space all around', ' \t nuria \n ', 'nuria'],
  ])('%s', async (_title, q, slug) => {
    expect(await find(q)).toEqual([slug])
  })

  test('short names are found as they stand', async () => {
    expect(await find('wu li')).toEqual(['wu'])
    expect(await find('w')).toEqual([])
  })

  test('white space alone asks for nothing', async () => {
    expect(await find('  \t')).toHaveLength(4)
  })
})

describe('the search finds by', () => {
  test.each(['drets de les dones', 'derechos de las mujeres', 'women rights', 'dones pau'])(
    'rights and notes: %s',
    async (q) => {
      expect(await find(q)).toEqual(['nuria'])
    },
  )

  test.each([
    ['in Catalan', 'Mèxic', 'joao'],
    ['in Spanish', 'México', 'joao'],
    ['in English', 'Mexico', 'joao'],
    ['as it should not be written', 'Méxic', 'joao'],
    ['without accents or capitals', 'mexico', 'joao'],
    ['with a slip', 'mexcio', 'joao'],
    ['with two slips in a long name', 'kolumbia', 'wu'],
    ['by its beginning', 'colòm', 'wu'],
    ['by several words', 'Democratic Republic of the Congo', 'salma'],
    ['by several words in Catalan, turned', 'Congo república democràtica', 'salma'],
    ['and a name', 'ozturk mexic', 'joao'],
  ])('the country’s name: %s', async (_title, q, slug) => {
    expect(await find(q)).toEqual([slug])
  })

  test('the country’s name, of who is there and nobody else', async () => {
    expect(await find('pakistan')).toEqual([])
    expect(await find('nuria mexico')).toEqual([])
    expect(await db.searchWord.count({ where: { word: 'pakistan' } })).toBe(0)
    const move = (country: string) =>
      db.defender.update({ where: { slug: 'wu' }, data: { country } })
    await move('PK')
    expect(await find('pakistán')).toEqual(['wu'])
    expect(await find('colombia')).toEqual([])
    await move('CO')
    expect(await find('pakistan')).toEqual([])
  })

  test('a country’s new name, once it is told', async () => {
    const call = (name: string) =>
      db.$executeRaw`UPDATE country_name SET name = ${name} WHERE code = 'CO' AND locale = 'en'`
    await call('Gran Prova')
    expect(await find('gran prova')).toEqual(['wu'])
    await call('Colombia')
    expect(await find('gran prova')).toEqual([])
  })

  test('all words, not any', async () => {
    expect(await find('nuria ozturk')).toEqual([])
  })

  test('what is near only where nobody has the word itself', async () => {
    expect(await find('escola')).toEqual(['nuria'])
    expect(await find('escota')).toEqual(['nuria'])
    await addPerson('escota', { name: 'Escota Prova' })
    expect(await find('escota')).toEqual(['escota'])
    await db.defender.delete({ where: { slug: 'escota' } })
    expect(await find('escota')).toEqual(['nuria'])
  })
})

describe('whom it finds stand', () => {
  const added = ['z-name', 'y-country', 'x-right', 'v-note', 'w-story', 'a-sample'] as const

  beforeAll(async () => {
    await addRight('lake', { ca: 'Colombia lacustre', es: 'lago', en: 'lake' })
    await addRight('sea', { ca: 'mar', es: 'océano', en: 'sea' })
    await addPerson('z-name', { name: 'Colombia Prova' })
    await addPerson('y-country', { country: 'CO' })
    await addPerson('x-right', { rights: { lake: '' } })
    await addPerson('v-note', { rights: { sea: 'des de Colombia' } })
    await addPerson('w-story', { stories: { es: 'Nació en Colombia.' } })
    await addPerson('a-sample', { name: 'Colombia Mostra', sample: true })
    return async () => {
      await db.defender.deleteMany({ where: { slug: { in: [...added] } } })
    }
  })

  test('by name first, then by right, note and country, then by story', async () => {
    const order = ['z-name', 'a-sample', 'v-note', 'wu', 'x-right', 'y-country', 'w-story']
    expect(await find('colombia')).toEqual(order)
    expect(await find('COLÓMBIA')).toEqual(order)
  })

  test('by where all the words are found', async () => {
    expect(await find('prova colombia')).toEqual([
      ...['z-name', 'v-note', 'x-right', 'y-country', 'w-story'],
    ])
  })
})

describe('signs are plain text:', () => {
  test.each(['%', '_', '%%%', '***', "' OR 1=1 --", '\\', '& | !', ':*', '()', '"', '<->'])(
    '%s alone finds nobody',
    async (q) => {
      expect(await find(q)).toEqual([])
    },
  )

  test.each([
    'nuria%',
    '%nuria%',
    'nuria:*',
    '!nuria',
    "nuria'",
    '"nuria" & güell',
    'nuria\\',
    'nuria\0guell',
  ])('%o finds as its words do', async (q) => {
    expect(await find(q)).toEqual(['nuria'])
  })

  test.each(['n_ria', 'n%a', 'n*ria'])('%s is no pattern', async (q) => {
    expect(await find(q)).toEqual([])
  })
})

describe('however long, it is answered:', () => {
  test.each([
    ['a word of a hundred thousand letters', 'n'.repeat(100_000)],
    ['a hundred thousand words', 'nuria '.repeat(100_000)],
    ['letters of two units, cut in the middle', '𝒩'.repeat(200)],
    ['half a letter', '\ud835'],
    ['NUL alone', '\0'],
  ])('%s', async (_title, q) => {
    expect(await find(q)).toEqual(q.startsWith('nuria') ? ['nuria'] : [])
  })

  test('what follows the first hundred characters is left out', async () => {
    expect(await find(`nuria${' '.repeat(95)}ozturk`)).toEqual(['nuria'])
  })
})

describe('what is not public is no part of it:', () => {
  test.each(['zulema', 'oculta', 'zulemma', 'borrador', 'secreto'])('%s', async (q) => {
    expect(await find(q)).toEqual([])
  })

  test('no word of it is kept', async () => {
    const words = ['zulema', 'oculta', 'borrador', 'secreto']
    expect(await db.searchWord.count({ where: { word: { in: words } } })).toBe(0)
  })

  test('a text that becomes ready is found, and no more once it is not', async () => {
    const set = (state: 'ready' | 'draft') =>
      db.defenderText.updateMany({
        where: { defender: { slug: 'salma' }, locale: 'es' },
        data: { state },
      })
    await set('ready')
    expect(await find('secreto')).toEqual(['salma'])
    await set('draft')
    expect(await find('secreto')).toEqual([])
  })

  test('a right that is renamed is found by its new name only', async () => {
    const rename = (name: string) =>
      db.rightText.update({
        where: { rightId_locale: { rightId: 'women', locale: 'es' } },
        data: { name },
      })
    await rename('derechos de todas')
    expect(await find('mujeres')).toEqual([])
    expect(await find('todas')).toEqual(['nuria'])
    await rename('derechos de las mujeres')
    expect(await find('mujeres')).toEqual(['nuria'])
  })
})
