import type { InThree, ProgrammeRight } from '@/prisma/seed/programme/programme-types'

/** The programme only names most rights; what it does not state stays empty. */
const onlyNamed: InThree<string> = { ca: '', es: '', en: '' }

/**
 * The nine rights of "why they fight" in the programme's order, then those it names only for a
 * person.
 */
export const rights: ProgrammeRight[] = [
  {
    id: 'womens-rights',
    name: { ca: 'drets de les dones', es: 'derechos de las mujeres', en: 'women’s rights' },
    about: {
      ca: 'El programa parla de les dones com d’un col·lectiu que pateix discriminació i opressió.',
      es: 'Las mujeres son uno de los colectivos que, según el programa, sufren discriminación y opresión.',
      en: 'Women, says the programme, are among those who suffer discrimination and oppression.',
    },
    named: 'both',
  },
  {
    id: 'lgbtiq-rights',
    name: {
      ca: 'drets de la comunitat LGBTIQ+',
      es: 'derechos de la comunidad LGBTIQ+',
      en: 'rights of the LGBTIQ+ community',
    },
    about: {
      ca: 'La comunitat LGBTIQ+ és un dels col·lectius discriminats i oprimits que el programa esmenta.',
      es: 'El programa cita a la comunidad LGBTIQ+ entre los colectivos que se enfrentan a la discriminación y la opresión.',
      en: 'The programme names the LGBTIQ+ community among the groups that face discrimination and oppression.',
    },
    named: 'why-they-fight',
  },
  {
    id: 'right-to-peace',
    name: { ca: 'dret a la pau', es: 'derecho a la paz', en: 'right to peace' },
    about: onlyNamed,
    named: 'both',
  },
  {
    id: 'rights-of-migrants-and-refugees',
    name: {
      ca: 'drets de les persones migrants i refugiades',
      es: 'derechos de las personas migrantes y refugiadas',
      en: 'rights of migrants and refugees',
    },
    about: onlyNamed,
    named: 'both',
  },
  {
    id: 'rights-of-minorities',
    name: {
      ca: 'drets de les minories ètniques i nacionals',
      es: 'derechos de las minorías étnicas y nacionales',
      en: 'rights of ethnic and national minorities',
    },
    about: onlyNamed,
    named: 'why-they-fight',
  },
  {
    id: 'freedom-of-expression-and-opinion',
    name: {
      ca: 'llibertat d’expressió i d’opinió',
      es: 'libertad de expresión y de opinión',
      en: 'freedom of expression and opinion',
    },
    about: onlyNamed,
    named: 'both',
  },
  {
    id: 'right-to-memory',
    name: { ca: 'dret a la memòria', es: 'derecho a la memoria', en: 'right to memory' },
    about: onlyNamed,
    named: 'why-they-fight',
  },
  {
    id: 'self-determination',
    name: { ca: 'lliure determinació', es: 'libre determinación', en: 'self-determination' },
    about: onlyNamed,
    named: 'why-they-fight',
  },
  {
    id: 'adequate-standard-of-living',
    name: {
      ca: 'dret a un nivell de vida adequat',
      es: 'derecho a un nivel de vida adecuado',
      en: 'right to an adequate standard of living',
    },
    about: onlyNamed,
    named: 'why-they-fight',
  },
  {
    id: 'rights-of-indigenous-peoples',
    name: {
      ca: 'drets dels pobles indígenes',
      es: 'derechos de los pueblos indígenas',
      en: 'rights of indigenous peoples',
    },
    about: {
      ca: 'Els pobles indígenes pateixen discriminació i opressió, diu el programa, i les persones defensores també en defensen els drets.',
      es: 'Los pueblos indígenas sufren discriminación y opresión, señala el programa, y las personas defensoras trabajan también por sus derechos.',
      en: 'In the programme’s account, indigenous peoples are discriminated against and oppressed, and defenders stand up for their rights as well.',
    },
    named: 'a-defender',
  },
  {
    id: 'environmental-rights',
    name: {
      ca: 'dret al medi ambient',
      es: 'derecho al medio ambiente',
      en: 'environmental rights',
    },
    about: onlyNamed,
    named: 'a-defender',
  },
  {
    id: 'truth-justice-and-reparation',
    name: {
      ca: 'dret a la veritat, la justícia i la reparació',
      es: 'derecho a la verdad, la justicia y la reparación',
      en: 'right to truth, justice and reparation',
    },
    about: onlyNamed,
    named: 'a-defender',
  },
  {
    id: 'sexual-and-reproductive-rights',
    name: {
      ca: 'drets sexuals i reproductius',
      es: 'derechos sexuales y reproductivos',
      en: 'sexual and reproductive rights',
    },
    about: onlyNamed,
    named: 'a-defender',
  },
  {
    id: 'right-to-life',
    name: { ca: 'dret a la vida', es: 'derecho a la vida', en: 'right to life' },
    about: onlyNamed,
    named: 'a-defender',
  },
]
