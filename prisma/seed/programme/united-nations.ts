import type { ProgrammePage } from '@/prisma/seed/programme/programme-types'

/**
 * What it says about the Declaration and resolution 60/161 is the programme's wording, not theirs:
 * it has no quotation marks, is beside each one's number and date, and says whose words it gives.
 */
export const unitedNations: ProgrammePage = {
  id: 'united-nations',
  texts: {
    ca: {
      title: 'El suport de les Nacions Unides',
      lead: 'Què fan les persones defensores dels drets humans, quins riscos corren i en quines resolucions de les Nacions Unides troben suport.',
      body: `## Què fan

Les persones defensores contribueixen a eradicar de manera efectiva totes les vulneracions dels drets humans i de les llibertats fonamentals. Es basen en les normes internacionals de drets humans i es guien pels principis d’igualtat, de no-discriminació i de vida justa. Promouen que es protegeixin i es garanteixin els drets civils i polítics, i també els econòmics, els socials i els culturals.

Ho fan de moltes maneres: recullen informació sobre les vulneracions i les denuncien, acompanyen les víctimes en l’àmbit jurídic i en el psicosocial, combaten la impunitat de qui n’és culpable, reforcen els mecanismes de rendició de comptes i mobilitzen l’opinió pública, entre altres accions. Defensen, a més, els drets dels col·lectius que pateixen discriminació i opressió, com ara les dones, la comunitat LGBTIQ+ o els pobles indígenes.

## A què s’exposen

Qui fa aquesta tasca sol arriscar-hi la integritat física i mental. Sovint rep atacs i amenaces, que poden venir tant d’actors governamentals com d’altres: terratinents, paramilitars o el crim organitzat, per exemple.

## La Declaració del 1998

El 9 de desembre de 1998 es va aprovar, amb la resolució 53/144 de l’Assemblea General de les Nacions Unides, la Declaració sobre el dret i el deure dels individus, els grups i les institucions de promoure i protegir els drets humans i les llibertats fonamentals universalment reconeguts, coneguda com a Declaració sobre els defensors dels drets humans. Tal com l’explica el programa, reconeix que tothom, sigui individualment o de manera col·lectiva, té dret a promoure i garantir que els drets humans i les llibertats fonamentals es protegeixin i es facin realitat, en l’àmbit nacional i en l’internacional.

## La resolució del 2005

Després, el 16 de desembre de 2005, va arribar la resolució 60/161, també de l’Assemblea General. Entre altres coses, i tal com ho resumeix el programa, al punt 4 demana als estats que prenguin totes les mesures que calguin, a escala local i nacional, per garantir la protecció de les persones defensores dels drets humans, especialment en contextos de conflicte i de manteniment de la pau.

Aquesta obligació és el que mou els municipis participants a implicar-se en el programa.`,
    },
    es: {
      title: 'El apoyo de las Naciones Unidas',
      lead: 'La labor de las personas defensoras adopta muchas formas y suele entrañar riesgos. Dos resoluciones de las Naciones Unidas la respaldan.',
      body: `## La labor de las personas defensoras

Las personas defensoras contribuyen a que se ponga fin, de manera efectiva, a todas las violaciones de los derechos humanos y de las libertades fundamentales. Su referencia son las normas internacionales de derechos humanos; sus principios, la igualdad, la no discriminación y una vida justa. Promueven que los derechos civiles, políticos, económicos, sociales y culturales cuenten con protección y garantías.

Entre otras muchas cosas, reúnen información sobre las violaciones y las denuncian, dan apoyo jurídico y psicosocial a las víctimas, combaten la impunidad de quienes cometen esas violaciones, fortalecen los mecanismos de rendición de cuentas y movilizan a la opinión pública. También defienden los derechos de colectivos a los que se discrimina y se oprime, como las mujeres, la comunidad LGBTIQ+ o los pueblos indígenas.

## Los riesgos

Por lo general, esta labor pone en peligro la integridad física y mental de quienes la llevan a cabo. Los ataques y las amenazas son frecuentes y no tienen un único origen: unos parten de actores gubernamentales; otros, de terratenientes, de paramilitares, del crimen organizado o de otros actores.

## La Declaración de 1998

Con la resolución 53/144 de la Asamblea General de las Naciones Unidas, de 9 de diciembre de 1998, se aprobó la Declaración sobre el derecho y el deber de los individuos, los grupos y las instituciones de promover y proteger los derechos humanos y las libertades fundamentales universalmente reconocidos. Se la conoce como Declaración sobre los defensores de los derechos humanos. Según la explica el programa, reconoce a cada persona el derecho a promover y garantizar, por sí sola o junto con otras, la protección y la realización de los derechos humanos y de las libertades fundamentales, en el ámbito nacional y en el internacional.

## La resolución de 2005

Más reciente es la resolución 60/161, de 16 de diciembre de 2005, también de la Asamblea General. En su punto 4, según lo resume el programa, pide a los Estados, entre otras cosas, que adopten cuantas medidas hagan falta, en los planos local y nacional, para que la protección de las personas defensoras de los derechos humanos quede garantizada, sobre todo en contextos de conflicto y de mantenimiento de la paz.

Esa es la obligación por la que los municipios participantes forman parte del programa.`,
    },
    en: {
      title: 'United Nations support',
      lead: 'What human rights defenders do, what they risk by doing it, and the two United Nations resolutions that support them.',
      body: `## What defenders do

Human rights defenders help to put an effective end to every violation of human rights and fundamental freedoms. They work from international human rights standards, and hold to equality, non-discrimination and a just life. They press for civil, political, economic, social and cultural rights to be protected and guaranteed.

The work takes many forms. Among other things, defenders collect information about violations and denounce them; stand by victims, with legal and psychosocial support; fight the impunity of those to blame; make the mechanisms of accountability stronger; and mobilise public opinion. They also take up the rights of groups that face discrimination and oppression, such as women, the LGBTIQ+ community and indigenous peoples.

## What they risk

As a rule, the work puts a defender’s safety at risk, in body and in mind. Attacks and threats are common. Some come from those who act for a government, others from landowners, paramilitaries, organised crime and the like.

## The Declaration of 1998

By its resolution 53/144 of 9 December 1998, the United Nations General Assembly adopted the Declaration on the Right and Responsibility of Individuals, Groups and Organs of Society to Promote and Protect Universally Recognized Human Rights and Fundamental Freedoms. It is usually called the Declaration on human rights defenders. As the programme explains it, the Declaration recognises that everyone, alone or together with others, has the right to further the protection and the realisation of human rights and fundamental freedoms, and to guarantee them, both nationally and internationally.

## The resolution of 2005

Another resolution of the General Assembly, 60/161, followed on 16 December 2005. Its point 4, as the programme sums it up, asks states, among other things, to take whatever measures are needed, locally and nationally, so that the protection of human rights defenders is guaranteed, above all where there is conflict or peacekeeping.

This obligation is why the participating towns are part of the programme.`,
    },
  },
}
