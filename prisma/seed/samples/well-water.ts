import type { SampleCampaign } from '@/prisma/seed/samples/sample-campaign'

/** Open: a laboratory worker who published what was in her neighbours' water. */
export const wellWater: SampleCampaign = {
  slug: 'mostra-aigua-de-pou',
  goal: 2_500,
  opensDaysAgo: 41,
  closesInDays: 73,
  startingTally: [
    { country: 'ES', total: 718 },
    { country: 'FR', total: 121 },
    { country: 'DE', total: 74 },
    { country: 'GB', total: 66 },
    { country: 'MX', total: 53 },
    { country: 'AD', total: 29 },
    { country: 'CL', total: 22 },
    { country: 'ZZ', total: 187 },
  ],
  defender: {
    slug: 'mostra-maelin-torvas',
    situation: 'detained',
    name: { ca: 'Maelin Torvas', es: 'Maelin Torvas', en: 'Maelin Torvas' },
  },
  texts: {
    ca: {
      title: 'Llibertat per a Maelin Torvas',
      lead: 'Maelin Torvas va publicar què hi havia a l’aigua dels pous d’Ansalma, i per això és a la presó. Demanem que es retiri l’acusació i que pugui tornar a casa.',
      story: `Maelin Torvas té quaranta-tres anys i n’ha passat quinze al laboratori municipal d’Ansalma, un poble de pescadors de l’arxipèlag d’Orvane. La seva feina era recollir aigua dels pous, analitzar-la i anotar els resultats en un registre obert a tothom. Qui la coneix en diu dues coses: que parla poc i que no deixa cap columna en blanc.

Fa dos estius, els resultats van canviar. Als pous de sota la fàbrica d’adobs, els nitrats triplicaven el límit que fixa la llei de les illes. La Maelin ho va comunicar a l’ajuntament i després al govern de l’arxipèlag, i no va rebre cap resposta. Aleshores va penjar la taula a la porta del laboratori, perquè la gent sabés de quins pous podia beure.

Al cap de cinc setmanes la van detenir. L’acusen de crear alarma pública, un delicte que a Orvane es castiga amb fins a sis anys de presó. Ningú no ha discutit les xifres. Espera el judici a l’illa gran, a quatre hores de vaixell de la seva filla, que la pot visitar un diumenge al mes.

Demanem al fiscal general que retiri l’acusació, i a la presidenta del tribunal que no la tingui tancada mentrestant. A tots dos els demanem que el registre dels pous torni a ser públic.

Una causa com aquesta se sosté mentre ningú no se la mira. Amb la petició lliurarem el nombre de persones que l’han signada i que ho han confirmat, una per una. Abans que al fiscal, aquest nombre arriba a la presó: la filla l’hi porta a cada visita, i la Maelin l’apunta.`,
      demand:
        'Que es retiri l’acusació contra Maelin Torvas i que la posin en llibertat sense condicions.',
      petition: `Senyor fiscal general, senyora presidenta:

Maelin Torvas és a la presó per haver publicat els resultats d’unes anàlisis que li corresponia fer i que ningú no ha desmentit. Saber quina aigua bevem és un dret, i la Declaració sobre els defensors dels drets humans empara qui dona a conèixer la informació que ens cal per exercir-lo.

Us demanem que retireu l’acusació contra Maelin Torvas, que la poseu en llibertat sense condicions i que torneu a obrir al públic el registre dels pous d’Ansalma. Us demanem també que, mentre sigui a la presó, la família la pugui visitar cada setmana.`,
    },
    es: {
      title: 'Libertad para Maelin Torvas',
      lead: 'Maelin Torvas está en prisión por contar qué agua salía de los pozos de Ansalma. Pedimos que retiren la acusación y que pueda volver con su hija.',
      story: `En Ansalma, un puerto de pescadores del archipiélago de Orvane, casi todas las casas beben de un pozo. Durante quince años, Maelin Torvas los recorrió uno a uno, analizó el agua en el laboratorio municipal y apuntó cada resultado en un registro que cualquiera podía hojear. Tiene cuarenta y tres años, es de pocas palabras y nunca ha dejado una casilla vacía.

Hace dos veranos, los nitratos de los pozos cercanos a la fábrica de abonos llegaron al triple de lo que permite la ley de las islas. Maelin avisó al ayuntamiento y, después, al gobierno de Orvane. Como nadie contestaba, clavó la tabla de resultados en la puerta del laboratorio: así cada familia podría saber si su agua era buena.

Cinco semanas más tarde fueron a detenerla. La acusan de sembrar la alarma, que en Orvane puede costar seis años de cárcel, aunque nadie ha rebatido una sola cifra. Espera el juicio en la isla grande, a cuatro horas de barco, y solo ve a su hija un domingo al mes.

Pedimos al fiscal general que retire la acusación y a la presidenta del tribunal que, hasta entonces, no la mantenga en prisión. A los dos les pedimos que el registro de los pozos vuelva a estar a la vista de todo el mundo.

¿De qué sirve una firma? Un proceso así se mantiene con facilidad cuando nadie pregunta por él. Con la petición entregaremos el número de personas que la han firmado y lo han confirmado, una por una. Y ese número ya se lee en otro sitio: la hija de Maelin se lo lleva en cada visita, y ella lo anota.`,
      demand:
        'Que la fiscalía retire la acusación contra Maelin Torvas y que el tribunal la deje en libertad sin condiciones.',
      petition: `Señor fiscal general, señora presidenta:

Maelin Torvas hizo su trabajo: analizó el agua que bebía su pueblo y dijo lo que había encontrado. Nadie ha demostrado que se equivocara. Toda persona tiene derecho a saber si el agua de su casa es sana, y quien lo da a conocer está amparado por la Declaración sobre los defensores de los derechos humanos.

Les pedimos que retiren la acusación contra Maelin Torvas, que la dejen en libertad sin condiciones y que el registro de los pozos de Ansalma se pueda consultar de nuevo. Les pedimos también que, mientras siga presa, su familia pueda verla todas las semanas.`,
    },
    en: {
      title: 'Freedom for Maelin Torvas',
      lead: 'Maelin Torvas told her neighbours what was in their well water, and she is in prison for it. We ask the Attorney General of Orvane to drop the charge and let her go home.',
      story: `For fifteen years Maelin Torvas tested the wells of Ansalma, a fishing town in the Orvane archipelago. She worked alone in a two-room laboratory behind the town hall, and wrote every result by hand into a public register. She is forty-three. Colleagues speak of a quiet woman who would sooner walk back to a well than leave a column empty.

Two summers ago the figures changed. Below the fertiliser works, nitrates stood at three times the legal limit. Maelin told the town council, then the islands’ government; neither replied. So she pinned the table to the laboratory door, where anyone with a bucket could read which wells were safe.

She was arrested five weeks later and charged with causing public alarm, an offence that carries up to six years. No one has disputed her measurements. She is awaiting trial on the main island, four hours away by boat, where her daughter may visit on one Sunday a month.

Two people can end this. The Attorney General can withdraw the charge, and the President of the High Court can release Maelin in the meantime. We ask them to do so, and to put the register of the wells back on its public shelf.

A case like hers lasts for as long as nobody looks at it. Every signature here belongs to one person who has confirmed it, and we will hand over the total with the petition. It has a reader already: her daughter takes Maelin the number on each visit, and Maelin writes it down.`,
      demand: 'Drop the charge against Maelin Torvas and release her without conditions.',
      petition: `To the Attorney General and the President of the High Court:

Maelin Torvas is in prison for publishing test results that it was her job to obtain and that nobody has shown to be wrong. People have a right to know what is in the water they drink, and the Declaration on human rights defenders protects those who tell them.

We ask you to drop the charge against Maelin Torvas, to release her without conditions, and to reopen the register of the wells of Ansalma to the public. While she is in prison, we ask that her family be allowed to visit her every week.`,
    },
  },
  addressees: [
    {
      name: { ca: 'Oswen Vallard', es: 'Oswen Vallard', en: 'Oswen Vallard' },
      office: {
        ca: 'fiscal general d’Orvane',
        es: 'fiscal general de Orvane',
        en: 'Attorney General of Orvane',
      },
    },
    {
      name: { ca: 'Tesane Morlac', es: 'Tesane Morlac', en: 'Tesane Morlac' },
      office: {
        ca: 'presidenta del Tribunal Superior d’Orvane',
        es: 'presidenta del Tribunal Superior de Orvane',
        en: 'President of the High Court of Orvane',
      },
    },
  ],
}
