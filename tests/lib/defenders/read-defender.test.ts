import { beforeAll, describe, expect, test } from 'vitest'
import { readDefender } from '@/lib/defenders/read-defender'
import { db } from '@/lib/platform/db'
import { addPerson, addRight } from '@/tests/lib/defenders/person'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'

await ownInstallation()

beforeAll(async () => {
  await addRight('water', { ca: 'dret a l’aigua', en: 'right to water' })
  await addPerson('mar', {
    name: 'Mar Prova',
    country: 'SV',
    rights: { water: 'del riu', land: '' },
    stories: { ca: 'La història.', en: 'The story.' },
  })
})

describe('a profile', () => {
  test('tells what is known, in the language it is asked for in', async () => {
    expect(await readDefender('en', 'mar')).toEqual({
      slug: 'mar',
      name: 'Mar Prova',
      nameLocale: 'en',
      country: 'SV',
      situation: 'not-stated',
      sample: false,
      rights: [
        {
          id: 'water',
          name: 'right to water',
          nameLocale: 'en',
          note: 'del riu (en)',
          noteLocale: 'en',
        },
        { id: 'land', name: 'land right', nameLocale: 'en' },
      ],
      story: 'The story.',
      storyLocale: 'en',
      basis: 'published-before',
      related: [],
      campaign: undefined,
    })
  })

  test('falls back to the default language, part by part, and says so', async () => {
    const profile = await readDefender('es', 'mar')
    expect(profile).toMatchObject({ nameLocale: 'es', story: 'La història.', storyLocale: 'ca' })
    expect(profile?.rights[0]).toMatchObject({ name: 'dret a l’aigua', nameLocale: 'ca' })
    expect(profile?.rights[1]).toMatchObject({ name: 'derecho land', nameLocale: 'es' })
  })

  test('falls back to any language that is ready where the default one is not', async () => {
    await addPerson('sol', { ready: ['en'], stories: { ca: 'Un esborrany.', en: 'Ready.' } })
    expect(await readDefender('es', 'sol')).toMatchObject({ nameLocale: 'en', story: 'Ready.' })
  })

  test.each(['draft', 'taken_down'] as const)(
    'is none for a person who is %s',
    async (visibility) => {
      await addPerson(`is-${visibility.replace('_', '-')}`, { visibility })
      expect(await readDefender('ca', `is-${visibility.replace('_', '-')}`)).toBeUndefined()
    },
  )

  test('is none where no text is ready, and for nobody', async () => {
    await addPerson('untold', { ready: [] })
    expect(await readDefender('ca', 'untold')).toBeUndefined()
    expect(await readDefender('ca', 'nobody')).toBeUndefined()
  })
})

describe('related are', () => {
  const related = async () => (await readDefender('ca', 'mar'))?.related.map(({ slug }) => slug)

  test('those who share most rights, at most four, nobody hidden and no sample', async () => {
    await addPerson('r-one', { rights: { land: '' } })
    await addPerson('r-two', { rights: { water: '', land: '' } })
    await addPerson('r-none', { rights: { air: '' } })
    await addPerson('r-draft', { rights: { water: '', land: '' }, visibility: 'draft' })
    await addPerson('r-gone', { rights: { water: '', land: '' }, visibility: 'taken_down' })
    await addPerson('r-untold', { rights: { water: '', land: '' }, ready: [] })
    await addPerson('a-sample', { rights: { water: '', land: '' }, sample: true })
    expect(await related()).toEqual(['r-two', 'r-one'])
    for (const slug of ['r-five', 'r-four', 'r-three'])
      await addPerson(slug, { rights: { water: '' } })
    expect(await related()).toEqual(['r-two', 'r-five', 'r-four', 'r-one'])
  })
})

describe('the campaign is', () => {
  const day = 86_400_000
  const campaign = async () => (await readDefender('en', 'qui-one'))?.campaign
  const about = async (slug: string) => {
    const { id } = await db.defender.findUniqueOrThrow({ where: { slug: 'qui-one' } })
    await db.campaign.update({ where: { slug }, data: { defenderId: id } })
  }

  test('the public one about the person, an open one before the newest', async () => {
    await addCampaign({ slug: 'one', opensDaysAgo: 30 })
    await addCampaign({ slug: 'two', opensDaysAgo: 3, closesInDays: -1 })
    await about('two')
    expect(await campaign()).toEqual({
      slug: 'one',
      title: 'Freedom for Nil Prova',
      textLocale: 'en',
      state: 'open',
    })
    await db.campaign.update({
      where: { slug: 'one' },
      data: { endedAt: new Date(Date.now() - day) },
    })
    expect(await campaign()).toMatchObject({ slug: 'two', state: 'closed' })
  })

  test('none while none is public or open yet', async () => {
    await db.campaign.update({ where: { slug: 'two' }, data: { visibility: 'draft' } })
    const opensAt = new Date(Date.now() + day)
    await db.campaign.update({ where: { slug: 'one' }, data: { opensAt, closesAt: null } })
    expect(await campaign()).toBeUndefined()
  })
})
