import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { listSitemapSlugs } from '@/lib/sharing/list-sitemap-slugs'
import { listStories } from '@/lib/sharing/list-stories'
import { addPerson, removeEverybody } from '@/tests/lib/defenders/person'
import { ownInstallation } from '@/tests/support/installation'

await ownInstallation()

const slug = 'nil-prova'

beforeEach(async () => {
  await removeEverybody()
  await addPerson(slug, { country: 'CO', stories: { ca: 'Un conte.' }, ready: ['ca', 'es'] })
})

/** When the feed and the sitemap of each language say that a person's page changed: the same. */
async function readTimes() {
  const { defenders } = await listSitemapSlugs()
  const changedAt = defenders.find((one) => one.slug === slug)?.changedAt
  for (const locale of ['ca', 'es', 'en'] as const) {
    const [story] = await listStories(locale)
    expect(story?.changedAt).toEqual(changedAt?.[locale])
  }
  if (!changedAt) throw new Error('The sitemap does not know them')
  return changedAt
}

async function textOf(locale: 'ca' | 'es' | 'en') {
  const { id: defenderId } = await db.defender.findUniqueOrThrow({ where: { slug } })
  return { where: { defenderId_locale: { defenderId, locale } } }
}

test('a text that is written has the time of its writing, whatever its writer says', async () => {
  const began = Date.now()
  const long = new Date('2001-01-01T00:00:00Z')
  const { where } = await textOf('ca')
  await db.defenderText.delete({ where })
  const of = where.defenderId_locale
  await db.defenderText.create({
    data: { ...of, state: 'ready', name: 'Nil', story: null, updatedAt: long },
  })
  const { ca } = await readTimes()
  // Database and test have one clock; the database's is finer.
  expect(ca.getTime()).toBeGreaterThanOrEqual(began - 1)
  expect(ca.getTime()).toBeLessThanOrEqual(Date.now() + 1)
})

test.each([
  ['another story', { story: 'Un altre conte.' }],
  ['another name', { name: 'Nil Prova i Serradell' }],
  ['no story any more', { story: null }],
])('%s is a change', async (_, data) => {
  const before = await readTimes()
  await db.defenderText.update({ ...(await textOf('ca')), data })
  expect((await readTimes()).ca.getTime()).toBeGreaterThan(before.ca.getTime())
})

test('a text that comes out is a change of its own language only', async () => {
  await db.defenderText.update({ ...(await textOf('es')), data: { story: 'Un cuento.' } })
  const before = await readTimes()
  await db.defenderText.update({
    ...(await textOf('en')),
    data: { state: 'ready', story: 'Told.' },
  })
  const after = await readTimes()
  expect(after.en.getTime()).toBeGreaterThan(before.en.getTime())
  expect([after.ca, after.es]).toEqual([before.ca, before.es])
})

test('a story that is shown in place of a missing one is a change of that page too', async () => {
  const before = await readTimes()
  await db.defenderText.update({ ...(await textOf('ca')), data: { story: 'Un altre conte.' } })
  const after = await readTimes()
  expect(after.es).toEqual(after.ca)
  expect(after.es.getTime()).toBeGreaterThan(before.es.getTime())
})

test('nothing else is a change: not the person’s row, not the same words again, not a claimed time', async () => {
  const before = await readTimes()
  await db.defender.update({ where: { slug }, data: { country: 'NI', situation: 'released' } })
  await db.defender.update({ where: { slug }, data: { visibility: 'taken_down' } })
  await db.defender.update({ where: { slug }, data: { visibility: 'public' } })
  const same = { name: 'Nil Prova', story: 'Un conte.', state: 'ready' as const }
  await db.defenderText.update({ ...(await textOf('ca')), data: same })
  await db.defenderText.update({ ...(await textOf('es')), data: { updatedAt: new Date(0) } })
  await db.defenderText.update({ ...(await textOf('en')), data: { story: 'A draft.' } })
  expect(await readTimes()).toEqual(before)
})
