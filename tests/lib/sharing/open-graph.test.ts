import { expect, test } from 'vitest'
import { openGraph } from '@/lib/sharing/open-graph'

const page = {
  locale: 'es',
  origin: 'https://altaveu.test',
  path: '/es/campanas/nil',
  title: 'Libertad para Nil',
  description: 'Pedimos que le liberen.',
} as const

test('a page tells its title, address, language and picture', () => {
  const { openGraph: graph, twitter } = openGraph({
    ...page,
    picture: { kind: 'campaigns', slug: 'nil' },
  })
  expect(graph).toEqual({
    type: 'website',
    siteName: 'Altaveu',
    title: 'Libertad para Nil',
    description: 'Pedimos que le liberen.',
    url: 'https://altaveu.test/es/campanas/nil',
    locale: 'es_ES',
    alternateLocale: ['ca_ES', 'en_GB'],
    images: [
      {
        url: 'https://altaveu.test/share/es/campaigns/nil.png',
        width: 1200,
        height: 630,
        type: 'image/png',
        alt: 'Libertad para Nil',
      },
    ],
  })
  expect(twitter).toEqual({ card: 'summary_large_image' })
})

test('a page without a picture of its own has the site’s', () => {
  const [image] = openGraph(page).openGraph.images
  expect(image?.url).toBe('https://altaveu.test/share/es/site.png')
})
