import type { ProgrammePage } from '@/prisma/seed/programme/programme-types'

/**
 * The text lists nine rights; the only addition to the programme's list is what they have in common
 * by their names. Each lead is also on the home page, without the list, so it refers to nothing on
 * its page.
 */
export const whyTheyFight: ProgrammePage = {
  id: 'why-they-fight',
  texts: {
    ca: {
      title: 'Per què lluiten',
      lead: 'Les persones defensores dels drets humans treballen, s’organitzen i lluiten per drets com ara els de les dones, el dret a la pau o el dret a la memòria.',
      body: `Quan explica per què lluiten, el programa esmenta nou drets. Quatre són de col·lectius: els de les dones, els de la comunitat LGBTIQ+, els de les persones migrants i refugiades, i els de les minories ètniques i nacionals.

Els altres cinc reben el nom d’allò que protegeixen: la pau, la llibertat d’expressió i d’opinió, la memòria, la lliure determinació i un nivell de vida adequat. A la llista que segueix també hi ha els drets que el programa només esmenta al costat d’alguna persona.`,
    },
    es: {
      title: 'Por qué luchan',
      lead: 'Las personas defensoras de los derechos humanos ponen su trabajo, su organización y su lucha al servicio de muchos derechos, como los de las mujeres, la libertad de expresión o la libre determinación.',
      body: `De los nueve derechos que el programa menciona al explicar por qué luchan, cuatro se refieren a grupos de personas: las mujeres, la comunidad LGBTIQ+, las personas migrantes y refugiadas, y las minorías étnicas y nacionales.

Los otros cinco dicen qué se quiere proteger: la paz, la libertad de expresión y de opinión, la memoria, la libre determinación y un nivel de vida adecuado. Más abajo se añaden los que el programa nombra solo junto a alguna de las personas que presenta.`,
    },
    en: {
      title: 'Why they fight',
      lead: 'Human rights defenders work, organise and fight for many rights, from women’s rights and the right to peace to memory and self-determination.',
      body: `In telling why they fight, the programme names nine rights. Four carry the name of those whose rights they are: women, the LGBTIQ+ community, migrants and refugees, and ethnic and national minorities.

The other five carry the name of what is at stake: peace, freedom of expression and opinion, memory, self-determination, and an adequate standard of living. The list below also has the rights that the programme names only beside a person.`,
    },
  },
}
