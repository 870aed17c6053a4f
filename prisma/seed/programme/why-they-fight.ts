import type { ProgrammePage } from '@/prisma/seed/programme/programme-types'

/** Nine rights; what they have in common by their names is all that is said beyond the programme's list. */
export const whyTheyFight: ProgrammePage = {
  id: 'why-they-fight',
  texts: {
    ca: {
      title: 'Per què lluiten',
      lead: 'Les persones defensores dels drets humans treballen, s’organitzen i lluiten. Aquí pots llegir quins drets defensen.',
      body: `El programa esmenta nou drets. Quatre són de col·lectius: els de les dones, els de la comunitat LGBTIQ+, els de les persones migrants i refugiades, i els de les minories ètniques i nacionals.

Els altres cinc reben el nom d’allò que protegeixen: la pau, la llibertat d’expressió i d’opinió, la memòria, la lliure determinació i un nivell de vida adequat.`,
    },
    es: {
      title: 'Por qué luchan',
      lead: 'Las personas defensoras de los derechos humanos ponen su trabajo, su organización y su lucha al servicio de estos derechos.',
      body: `De los nueve derechos que menciona el programa, cuatro se refieren a grupos de personas: las mujeres, la comunidad LGBTIQ+, las personas migrantes y refugiadas, y las minorías étnicas y nacionales.

Los otros cinco dicen qué se quiere proteger: la paz, la libertad de expresión y de opinión, la memoria, la libre determinación y un nivel de vida adecuado.`,
    },
    en: {
      title: 'Why they fight',
      lead: 'Human rights defenders work for the rights on this page. They organise for them, and they fight for them.',
      body: `The programme names nine rights. Four carry the name of those whose rights they are: women, the LGBTIQ+ community, migrants and refugees, and ethnic and national minorities.

The other five carry the name of what is at stake: peace, freedom of expression and opinion, memory, self-determination, and an adequate standard of living.`,
    },
  },
}
