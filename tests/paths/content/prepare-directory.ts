import { addDefender, addPage, addRight } from '@/tests/support/directory'

/** People, what they defend, and the programme's pages. Returns who has a story and who has none. */
export async function prepareDirectory() {
  await addRight('right-to-peace', 1, {
    ca: 'dret a la pau',
    es: 'derecho a la paz',
    en: 'right to peace',
  })
  const [plain, withStory] = ['bruna-prova', 'nil-prova-i-serradell']
  await addDefender({
    slug: plain,
    name: 'Bruna Prova',
    country: 'CO',
    rights: ['right-to-peace'],
  })
  await addDefender({
    slug: withStory,
    name: 'Nil Prova i Serradell',
    country: 'CD',
    situation: 'at_risk',
    rights: ['right-to-peace'],
    story: 'Un paràgraf de prova.\n\nI un altre.',
    languages: ['ca'],
  })
  for (const number of Array.from({ length: 30 }, (_, index) => index))
    await addDefender({ slug: `gent-${number}`, name: `Gent ${number}`, country: 'NI' })
  await addPage('about')
  await addPage('why-they-fight')
  await addPage('united-nations', ['ca'])
  return { plain, withStory }
}
