import type { ProgrammeDefender } from '@/prisma/seed/programme/programme-types'

/** The people the programme presents, in its order; `docs/content.md` tells what became of each entry. */
export const defenders: ProgrammeDefender[] = [
  {
    slug: 'diana-damian-palencia',
    name: 'Diana Damián Palencia',
    country: 'MX',
    rights: [{ right: 'womens-rights' }, { right: 'rights-of-migrants-and-refugees' }],
  },
  {
    slug: 'martha-moreno-guati-rojo',
    name: 'Martha Moreno Guati Rojo',
    country: 'MX',
    rights: [{ right: 'rights-of-migrants-and-refugees' }, { right: 'womens-rights' }],
  },
  {
    slug: 'dora-munoz',
    name: 'Dora Muñoz',
    country: 'CO',
    rights: [{ right: 'rights-of-indigenous-peoples' }, { right: 'environmental-rights' }],
  },
  {
    slug: 'aliya-harir',
    name: 'Aliya Harir',
    country: 'PK',
    rights: [
      {
        right: 'right-to-peace',
        note: {
          ca: 'dones i joves en la construcció de la pau',
          es: 'mujeres y jóvenes en la construcción de la paz',
          en: 'women and youth in the construction of peace',
        },
      },
    ],
  },
  {
    slug: 'alma-masic',
    name: 'Alma Masic',
    country: 'BA',
    rights: [{ right: 'truth-justice-and-reparation' }],
  },
  {
    slug: 'amanda-quijano',
    name: 'Amanda Quijano',
    country: 'SV',
    rights: [{ right: 'sexual-and-reproductive-rights' }],
  },
  {
    slug: 'amaru-ruiz',
    name: 'Amaru Ruiz',
    country: 'NI',
    rights: [
      {
        right: 'environmental-rights',
        note: {
          ca: 'defensa de la biodiversitat i del desenvolupament sostenible',
          es: 'defensa de la biodiversidad y del desarrollo sostenible',
          en: 'defence of biodiversity and sustainable development',
        },
      },
    ],
  },
  {
    slug: 'andres-krakenberger',
    name: 'Andrés Krakenberger',
    country: 'ES',
    rights: [
      {
        right: 'right-to-life',
        note: {
          ca: 'lluita contra la pena de mort',
          es: 'lucha contra la pena de muerte',
          en: 'fight against the death penalty',
        },
      },
    ],
  },
  {
    slug: 'buscarita-roa',
    name: 'Buscarita Roa',
    country: 'AR',
    rights: [{ right: 'truth-justice-and-reparation' }],
  },
  {
    slug: 'caddy-adzuba',
    name: 'Caddy Adzuba',
    country: 'CD',
    rights: [
      {
        right: 'womens-rights',
        note: {
          ca: 'violència sexual en conflictes armats',
          es: 'violencia sexual en los conflictos armados',
          en: 'sexual violence in armed conflict',
        },
      },
      { right: 'right-to-peace' },
      {
        // For this person the programme names expression and not opinion.
        right: 'freedom-of-expression-and-opinion',
        note: {
          ca: 'en concret, la llibertat d’expressió',
          es: 'concretamente, la libertad de expresión',
          en: 'specifically, freedom of expression',
        },
      },
    ],
  },
  {
    slug: 'candy-chevez',
    name: 'Candy Chévez',
    country: 'SV',
    rights: [
      {
        right: 'right-to-peace',
        note: {
          ca: 'dones i joves per a la construcció de la pau',
          es: 'mujeres y jóvenes para la construcción de la paz',
          en: 'women and youth for peacebuilding',
        },
      },
    ],
  },
  {
    slug: 'fatimah-hossaini',
    name: 'Fatimah Hossaini',
    country: 'AF',
    rights: [{ right: 'rights-of-migrants-and-refugees' }, { right: 'womens-rights' }],
  },
]
