import type { SampleCampaign } from '@/prisma/seed/samples/sample-campaign'

/** Closed and delivered, its end still open: a retired archivist who wrote down the disappeared. */
export const nameNotebook: SampleCampaign = {
  slug: 'mostra-quadern-de-noms',
  goal: 2_500,
  opensDaysAgo: 212,
  closesInDays: -34,
  deliveredDaysAgo: 20,
  deliveredSignatures: 2_816,
  startingTally: [
    { country: 'ES', total: 1_304 },
    { country: 'AR', total: 262 },
    { country: 'FR', total: 231 },
    { country: 'IT', total: 158 },
    { country: 'DE', total: 137 },
    { country: 'GB', total: 112 },
    { country: 'PT', total: 83 },
    { country: 'AD', total: 41 },
    { country: 'ZZ', total: 488 },
  ],
  defender: {
    slug: 'mostra-joren-valmade',
    situation: 'detained',
    name: { ca: 'Joren Valmade', es: 'Joren Valmade', en: 'Joren Valmade' },
  },
  texts: {
    ca: {
      title: 'Llibertat per a l’arxiver Joren Valmade',
      lead: 'Joren Valmade va reunir els noms de les persones que van desaparèixer després de la vaga de les pedreres, i per això el van empresonar. Vam demanar que el posessin en llibertat i que li tornessin el quadern.',
      story: `Durant trenta anys, Joren Valmade va ser l’arxiver de Brunsela, una ciutat de pedreres de la província d’Ardamar. Quan es va jubilar, va conservar un costum: seure amb la gent gran als bancs de la plaça, escoltar-la i apuntar el que li deia. D’aquelles tardes en va sortir un quadern de tapes verdes amb dos-cents dotze noms.

Són els de les persones que van desaparèixer la tardor de la gran vaga, quan ell tenia deu anys. Al costat de cada nom hi va anotar l’ofici, el carrer, el darrer lloc on algú havia vist aquella persona i qui encara l’espera. En Joren no acusava ningú: volia que en quedés constància, perquè cap oficina no se n’havia ocupat mai.

Quan va demanar de consultar els llibres de la comissaria d’aquells mesos, van escorcollar casa seva i es van endur el quadern. L’endemà el van detenir. Està en presó preventiva per tinença de documents reservats, tot i que no n’havia vist cap: el que va escriure li ho havien explicat de viva veu. Té seixanta-un anys i pateix del cor. Quan vam obrir la campanya, les cartes li arribaven obertes.

Vam demanar a la jutgessa d’instrucció que el deixés en llibertat, i al governador que fes tornar el quadern i que obrís els llibres a les famílies.

Un full es pot arrencar. Costa més d’esborrar el que ja sap molta gent. Qui va signar va fer saber a les autoritats d’Ardamar que el cas d’en Joren es coneix fora de la província, i va fer saber a les famílies de Brunsela que ja no preguntaven soles.`,
      result: `Dues setmanes després de tancar la campanya vam lliurar la petició, amb 2.816 signatures, al jutjat i a l’oficina del governador. Des d’aquell dia, la jutgessa ha autoritzat que un metge de fora de la presó visiti en Joren, i les cartes li arriben tancades.

Encara és a la presó, i el quadern continua confiscat. El governador té tres mesos per respondre. Publicarem aquí la resposta o, si no n’hi ha, el silenci.`,
      demand:
        'Que posin en llibertat Joren Valmade i que li tornin el quadern on va aplegar els noms de les persones desaparegudes.',
      petition: `Senyora jutgessa, senyor governador:

Joren Valmade no ha fet mal a ningú. Va escoltar el veïnat i va escriure els noms de dues-centes dotze persones que fa mig segle que falten de casa. Les famílies tenen dret a saber què els va passar, i qui les hi ajuda ho ha de poder fer sense por.

Us demanem que poseu en llibertat Joren Valmade, que li torneu el quadern sencer i que deixeu consultar a les famílies els llibres de la comissaria d’aquella tardor. Us demanem també que, mentre sigui a la presó, l’atengui un metge de la seva confiança.`,
    },
    es: {
      title: 'Libertad para Joren Valmade, archivero de Brunsela',
      lead: 'A Joren Valmade lo encarcelaron por reunir en un cuaderno los nombres de quienes desaparecieron tras la huelga de las canteras. Pedíamos su libertad y la devolución de ese cuaderno.',
      story: `Hay un cuaderno de tapas verdes con doscientos doce nombres. Lo escribió Joren Valmade, que fue archivero de Brunsela durante treinta años, y cada página le costó muchas tardes de conversación: en los bancos de la plaza, en las cocinas, a la salida del mercado.

Los nombres son de hombres y mujeres que desaparecieron en el otoño de la gran huelga, cuando pararon las canteras de la provincia de Ardamar y Joren tenía diez años. Junto a cada nombre figuran un oficio, una calle, el lugar en que se vio por última vez a esa persona y quién sigue preguntando por ella. No hay una sola acusación en todo el cuaderno.

Ya jubilado, Joren pidió consultar los libros de la comisaría de aquellos meses. En lugar de contestarle, registraron su casa y se llevaron el cuaderno; al día siguiente se lo llevaron a él. Está en prisión preventiva por tenencia de documentos reservados, aunque no tuvo ninguno en las manos: todo lo que escribió se lo habían contado. Tiene sesenta y un años y está enfermo del corazón. Al empezar la campaña, el correo le llegaba abierto.

La petición se dirigía a dos personas. A la jueza de instrucción le pedía que lo dejara en libertad; al gobernador, que devolviera el cuaderno y abriera aquellos libros a las familias.

Quien firmó hizo dos cosas a la vez. Dijo a las autoridades de Ardamar que lo que le ocurre a Joren se sabe también lejos de allí, y dijo a las familias que no preguntan solas. Lo segundo importa tanto como lo primero: en medio siglo, casi nadie se había sentado a escucharlas.`,
      result: `Entregamos la petición catorce días después del cierre, con 2816 firmas: una copia en el juzgado y otra en la sede del gobierno provincial. Desde entonces, Joren recibe el correo cerrado y ha podido examinarlo un médico ajeno a la prisión.

Sigue preso, y nadie le ha devuelto el cuaderno. El gobernador dispone de tres meses para contestar. Cuando lo haga, o cuando el plazo se cumpla sin respuesta, lo contaremos aquí.`,
      demand:
        'Que pongan en libertad a Joren Valmade y le devuelvan el cuaderno con los nombres de las personas desaparecidas.',
      petition: `Señora jueza, señor gobernador:

A Joren Valmade se le acusa por un cuaderno en el que no hay secretos, sino nombres: los de doscientas doce personas que un día no volvieron a casa. Sus familias tienen derecho a conocer la verdad, y nadie debería perder la libertad por ayudarlas a buscarla.

Les pedimos que pongan en libertad a Joren Valmade, que le devuelvan el cuaderno tal como se lo quitaron y que permitan a las familias consultar los libros de la comisaría de aquel otoño. Les pedimos además que, mientras siga en prisión, lo trate un médico de su confianza.`,
    },
    en: {
      title: 'Free the archivist Joren Valmade',
      lead: 'Joren Valmade wrote down the names of people who disappeared after the quarry strike, and was imprisoned for it. We asked for his release and for the return of his notebook.',
      story: `Joren Valmade looked after the town archive of Brunsela, in the quarry province of Ardamar, for thirty years. When he retired he went on working, in his way. He sat with older neighbours on the benches of the square, listened, and filled a green notebook with two hundred and twelve names.

They belong to the men and women who disappeared in the autumn of the great strike, when Joren was a boy of ten. Beside each name he noted a trade, a street, the place where that person was last seen, and who is still waiting. He accused nobody. He wanted there to be a record, because no office had ever made one.

When he applied to read the police station’s books for those months, officers searched his home and took the notebook; the next day they came back for him. He has been held without trial ever since, for possessing restricted documents, although he had seen none: all that he wrote had been told to him aloud. He is sixty-one and has a heart condition. When this campaign began, his letters were being read before they reached him.

We asked the investigating judge to release him, and the Governor of the province to return the notebook and let the families see the books for themselves.

A page can be torn out. What thousands of people know is harder to lose. Those who signed told the authorities of Ardamar that Joren’s name is known beyond the province, and told the families of Brunsela that they were no longer asking on their own.`,
      result: `Two weeks after the campaign closed we handed in the petition, with 2,816 signatures, at the court and at the Governor’s office. The judge has since allowed a doctor from outside the prison to examine Joren, and his letters now arrive sealed.

He has not been released, and the notebook has not been given back. The Governor has three months in which to answer. We will report the reply here, or the silence.`,
      demand:
        'Release Joren Valmade and give back the notebook in which he recorded the names of the disappeared.',
      petition: `To the investigating judge and the Governor:

Joren Valmade harmed no one. He listened to his neighbours and wrote down the names of two hundred and twelve people who have been missing from their homes for half a century. Their families have a right to the truth, and those who help them look for it should not have to be afraid.

We ask you to release Joren Valmade, to return his notebook complete, and to let the families read the police station’s books for that autumn. For as long as he is in prison, we ask that a doctor he trusts be allowed to treat him.`,
    },
  },
  addressees: [
    {
      name: { ca: 'Irvane Destal', es: 'Irvane Destal', en: 'Irvane Destal' },
      office: {
        ca: 'jutgessa d’instrucció de Brunsela',
        es: 'jueza de instrucción de Brunsela',
        en: 'Investigating Judge in Brunsela',
      },
    },
    {
      name: { ca: 'Corvin Haldame', es: 'Corvin Haldame', en: 'Corvin Haldame' },
      office: {
        ca: 'governador d’Ardamar',
        es: 'gobernador de Ardamar',
        en: 'Governor of Ardamar',
      },
    },
  ],
}
