import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { listRights } from '@/lib/rights/list-rights'
import { addPerson, addRight } from '@/tests/lib/defenders/person'
import { ownInstallation } from '@/tests/support/installation'

await ownInstallation()

test('each right is told in its order, with the public people who defend it', async () => {
  await addRight('water')
  await addRight('land', { ca: 'dret a la terra' })
  await addPerson('bel', { name: 'Bel Prova', country: 'CO', rights: { water: '' } })
  await addPerson('ana', { name: 'Ana Prova', rights: { water: '' } })
  await addPerson('a-sample', { sample: true, rights: { water: '' } })
  await addPerson('draft', { visibility: 'draft', rights: { water: '', land: '' } })
  await addPerson('gone', { visibility: 'taken_down', rights: { water: '', land: '' } })
  await addPerson('untold', { ready: [], rights: { water: '' } })
  const person = { name: 'Ana Prova', nameLocale: 'en', country: undefined, sample: false }
  expect(await listRights('en')).toEqual([
    {
      id: 'water',
      name: 'water right',
      about: '',
      textLocale: 'en',
      defenders: [
        { ...person, slug: 'ana' },
        { ...person, slug: 'bel', name: 'Bel Prova', country: 'CO' },
        { ...person, slug: 'a-sample', name: 'Nil Prova', sample: true },
      ],
    },
    { id: 'land', name: 'dret a la terra', about: '', textLocale: 'ca', defenders: [] },
  ])
})

test('a right of which no text is ready is not told', async () => {
  await addRight('air')
  await db.rightText.updateMany({ where: { rightId: 'air' }, data: { state: 'in_review' } })
  expect((await listRights('ca')).map(({ id }) => id)).toEqual(['water', 'land'])
})
