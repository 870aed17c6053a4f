import { expect, test } from 'vitest'
import { readPage } from '@/lib/pages/read-page'
import { db } from '@/lib/platform/db'
import { ownInstallation } from '@/tests/support/installation'

await ownInstallation()

const text = (title: string) => ({ title, lead: 'Dues frases.', body: '## Un títol\n\nUn text.' })

test('a page of the programme is told in its language, else in the default one', async () => {
  await db.page.create({
    data: {
      id: 'about',
      texts: {
        create: [
          { locale: 'ca', state: 'ready', ...text('El programa') },
          { locale: 'es', state: 'in_review', ...text('Un borrador') },
          { locale: 'en', state: 'ready', ...text('About') },
        ],
      },
    },
  })
  expect(await readPage('en', 'about')).toEqual({ ...text('About'), textLocale: 'en' })
  expect(await readPage('es', 'about')).toEqual({ ...text('El programa'), textLocale: 'ca' })
})

test('a page that is not there, or of which nothing is ready, is none', async () => {
  expect(await readPage('ca', 'united-nations')).toBeUndefined()
  await db.pageText.updateMany({ data: { state: 'draft' } })
  expect(await readPage('ca', 'about')).toBeUndefined()
})
