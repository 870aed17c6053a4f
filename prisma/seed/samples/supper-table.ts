import type { SampleCampaign } from '@/prisma/seed/samples/sample-campaign'

/** Won: a teacher of a small language, released after the petition was delivered. */
export const supperTable: SampleCampaign = {
  slug: 'mostra-taula-de-cuina',
  goal: 4_000,
  opensDaysAgo: 330,
  closesInDays: -120,
  deliveredDaysAgo: 110,
  deliveredSignatures: 4_162,
  wonDaysAgo: 48,
  startingTally: [
    { country: 'ES', total: 1_903 },
    { country: 'FR', total: 402 },
    { country: 'GB', total: 287 },
    { country: 'IT', total: 241 },
    { country: 'DE', total: 218 },
    { country: 'MX', total: 146 },
    { country: 'CH', total: 97 },
    { country: 'IE', total: 88 },
    { country: 'AD', total: 64 },
    { country: 'ZZ', total: 716 },
  ],
  defender: {
    slug: 'mostra-ilde-sarravet',
    situation: 'released',
    name: { ca: 'Ilde Sarravet', es: 'Ilde Sarravet', en: 'Ilde Sarravet' },
  },
  texts: {
    ca: {
      title: 'Llibertat per a la mestra Ilde Sarravet',
      lead: 'Ilde Sarravet ensenyava a llegir en tarselà a la taula de la cuina, i per això va passar onze mesos a la presó. Avui és lliure.',
      story: `A la vall de Tarsel es parla una llengua que gairebé no s’havia escrit mai. Ilde Sarravet, mestra de trenta-quatre anys, la va aprendre de les àvies dels seus alumnes i en va fer un sil·labari cosit a mà. Al vespre, quan plegava de l’escola, una dotzena de criatures i algun avi seien a la taula de la seva cuina per llegir-hi, per primera vegada, les paraules de casa.

A la Federació de Velmar només poden ensenyar les escoles autoritzades, i una cuina no ho pot ser. Un vespre d’hivern, dos agents van comptar les cadires, van recollir les llibretes i es van endur l’Ilde. La van condemnar a dos anys per tenir una escola clandestina. Ella va dir al judici que d’escola no en tenia cap: tenia una taula.

Vam obrir la campanya quan feia dos mesos que era a la presó. Vam demanar a la comissió d’indults que l’alliberés, i a la ministra d’Educació que retirés la denúncia i que deixés aprendre la llengua de la vall fora de l’horari escolar.

Per signar no calia entendre el tarselà. N’hi havia prou amb entendre que una criatura té dret a llegir en la llengua en què la criden a sopar. I cada signatura hi va fer una feina ben concreta: la comissió només estudia els casos que preocupen molta gent, i una petició amb quatre noms s’hauria quedat en un calaix.`,
      result: `L’Ilde és lliure. Dos mesos després que lliuréssim les 4.162 signatures, la comissió d’indults li va perdonar la resta de la pena. El mateix dia li van tornar les llibretes i el sil·labari.

La llei no ha canviat. El ministeri, però, ha autoritzat un curs de tarselà a l’escola de la vall, dos vespres per setmana, i la mestra és ella. A les persones que van signar els va fer arribar una nota que acaba així: «A la cuina hi torna a haver lloc per sopar».`,
      demand: 'Que s’indulti Ilde Sarravet i que ensenyar el tarselà deixi de ser motiu de presó.',
      petition: `Senyor president, senyora ministra:

Ilde Sarravet compleix una condemna de dos anys per haver ensenyat a llegir, de franc i a casa seva, la llengua que parlen les famílies de la vall de Tarsel. Cap alumne no hi anava obligat i cap família no se’n va queixar. Les minories tenen dret a conservar la seva llengua i a transmetre-la.

Us demanem que poseu en llibertat Ilde Sarravet, que es retiri la denúncia del ministeri i que li torneu les llibretes i el sil·labari. Us demanem també que a la vall no es persegueixi ningú més per ensenyar la llengua que s’hi parla.`,
    },
    es: {
      title: 'Libertad para la maestra Ilde Sarravet',
      lead: 'Por enseñar a leer en tarselano alrededor de una mesa, la maestra Ilde Sarravet pasó once meses en prisión. Ya está en su casa.',
      story: `La cocina de Ilde Sarravet tiene una mesa larga: durante cuatro inviernos se sentó a ella toda una clase. Ilde, de treinta y cuatro años, trabajaba por las mañanas en la escuela del valle de Tarsel. Por las tardes, quien quería se acercaba a su casa a leer en tarselano, una lengua que las abuelas hablan y que casi nadie había puesto por escrito. La cartilla la preparó ella misma, y la cosió a mano.

En la Federación de Velmar solo se puede enseñar en centros autorizados, y una cocina no lo es. Una tarde de invierno entraron dos agentes, contaron las sillas, recogieron los cuadernos y se llevaron a la maestra. La condena fue de dos años por mantener una escuela clandestina. «Yo no tenía una escuela, tenía una mesa», dijo en el juicio.

Cuando abrimos la campaña llevaba dos meses presa. Nos dirigimos a la comisión de indultos, para que la pusiera en libertad, y a la ministra de Educación, para que retirase la denuncia y dejara aprender la lengua del valle fuera del horario escolar.

No hacía falta saber tarselano para firmar. Bastaba con pensar que toda persona tiene derecho a leer en la lengua en la que la llaman a cenar. Las firmas tenían, además, un efecto preciso: la comisión solo estudia los casos que preocupan a mucha gente. Con cuatro nombres, la petición no habría pasado del buzón.`,
      result: `Ilde está libre. La comisión de indultos le perdonó el resto de la pena dos meses después de que entregáramos las 4162 firmas, y ese mismo día recuperó la cartilla y los cuadernos.

La ley sigue como estaba, pero el ministerio ha autorizado un curso de tarselano en la escuela del valle, dos tardes por semana, y lo da Ilde. A quienes firmaron les mandó unas líneas que terminan así: «En mi cocina vuelve a haber sitio para cenar».`,
      demand: 'Que se indulte a Ilde Sarravet y que nadie vaya a prisión por enseñar tarselano.',
      petition: `Señor presidente, señora ministra:

Ilde Sarravet cumple una condena de dos años por enseñar a leer, gratis y en su propia casa, la lengua de las familias del valle de Tarsel. Nadie iba obligado y nadie se quejó. Conservar la lengua propia y transmitirla a quienes vienen detrás es un derecho de toda minoría.

Les pedimos que pongan en libertad a Ilde Sarravet, que el ministerio retire su denuncia y que le devuelvan la cartilla y los cuadernos. Les pedimos también que no se persiga a nadie más en el valle por enseñar la lengua que allí se habla.`,
    },
    en: {
      title: 'Freedom for Ilde Sarravet, teacher',
      lead: 'Ilde Sarravet spent eleven months in prison for teaching people to read Tarselan at her kitchen table. She has been released.',
      story: `Tarselan is spoken in one valley of the Velmar Federation, and until lately hardly anyone had written it down. Ilde Sarravet, a schoolteacher of thirty-four, learned it from her pupils’ grandmothers. She made a primer, sewed the pages herself, and in the evenings opened her kitchen to anyone who wished to read it: a dozen children, as a rule, and the occasional grandfather.

Only licensed schools may teach in the Federation, and a kitchen cannot hold a licence. One winter evening two officers counted the chairs, gathered up the exercise books and took Ilde away. A court gave her two years for running an unlawful school. She answered that she had never had a school; she had a table.

Our campaign began when she had been in prison for two months. It asked the Pardons Board to release her. It asked the Minister of Education to withdraw the ministry’s complaint and to let people learn the language of the valley outside school hours.

Nobody needed to read Tarselan to sign. It was enough to believe that children may read the language in which they are called to supper. The number mattered in a practical way as well: the Board takes up a case once it can see that many people care about it. A petition with a handful of names would have stayed in a drawer.`,
      result: `Ilde is free. Two months after we delivered 4,162 signatures, the Pardons Board remitted the rest of her sentence, and her primer and exercise books were returned to her the same day.

The law itself has not changed. The ministry has, however, approved a Tarselan class at the valley school on two evenings a week, and Ilde teaches it. She sent a note to everyone who signed. Its last line reads: “There is room in my kitchen for supper again.”`,
      demand: 'Pardon Ilde Sarravet, and let no one be imprisoned for teaching Tarselan.',
      petition: `To the President of the Pardons Board and the Minister of Education:

Ilde Sarravet is serving two years in prison because she taught her neighbours, unpaid and in her own home, to read the language spoken in the Tarsel valley. No pupil was made to come, and no family complained. Minorities have the right to keep their language and to hand it on.

We ask you to release Ilde Sarravet, to withdraw the ministry’s complaint, and to return her primer and exercise books. We also ask that no one else in the valley be prosecuted for teaching the language that people speak there.`,
    },
  },
  addressees: [
    {
      name: { ca: 'Rosmund Tellac', es: 'Rosmund Tellac', en: 'Rosmund Tellac' },
      office: {
        ca: 'president de la comissió d’indults de la Federació de Velmar',
        es: 'presidente de la comisión de indultos de la Federación de Velmar',
        en: 'President of the Pardons Board of the Velmar Federation',
      },
    },
    {
      name: { ca: 'Avelane Dorsmar', es: 'Avelane Dorsmar', en: 'Avelane Dorsmar' },
      office: {
        ca: 'ministra d’Educació de la Federació de Velmar',
        es: 'ministra de Educación de la Federación de Velmar',
        en: 'Minister of Education of the Velmar Federation',
      },
    },
  ],
}
