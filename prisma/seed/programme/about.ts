import type { ProgrammePage } from '@/prisma/seed/programme/programme-types'

/**
 * Its numbers and its "still in prison" are what the programme stated before this site: they are
 * given as its account, and none is counted from our rows.
 */
export const about: ProgrammePage = {
  id: 'about',
  texts: {
    ca: {
      title: 'El programa',
      lead: 'El programa convida persones que defensen els drets humans i fa campanya per l’alliberament de les que són a la presó per haver-los defensat.',
      body: `## Persones convidades

Des del 2013, el programa ha convidat més de setanta persones defensores dels drets humans, de més de trenta països. Són les xifres d’un text del mateix programa, anterior a aquest web, que també diu que la majoria viuen sota amenaça, són perseguides o han estat privades de llibertat per la tasca que fan.

## Campanyes per l’alliberament

El programa també ha impulsat diverses campanyes per demanar l’alliberament de persones empresonades per haver defensat els drets humans. Quan es va escriure aquell text, moltes encara eren a la presó.

## L’obligació dels municipis

Els municipis que hi participen ho fan per una obligació. El 16 de desembre de 2005, la resolució 60/161 de l’Assemblea General de les Nacions Unides va demanar als estats, entre altres coses, que prenguessin totes les mesures necessàries, tant en l’àmbit local com en el nacional, perquè les persones defensores dels drets humans tinguessin garantida la protecció, sobretot en contextos de conflicte i de manteniment de la pau. Aquesta obligació és la que ha portat els municipis a implicar-se en el programa.`,
    },
    es: {
      title: 'El programa',
      lead: 'Invitar a personas que defienden los derechos humanos y pedir la libertad de quienes están en prisión por defenderlos: a eso se dedica el programa.',
      body: `## Invitaciones desde 2013

Según cuenta el propio programa en un texto anterior a esta web, sus invitaciones han llegado desde 2013 a más de setenta personas defensoras de los derechos humanos, de más de treinta países. La mayoría, añade, recibe amenazas, sufre persecución o ha sido privada de libertad por su labor.

## Campañas por la liberación

El programa ha promovido además varias campañas que piden la liberación de personas encarceladas por haber defendido los derechos humanos. Cuando se escribió aquel texto, muchas de ellas seguían en prisión.

## Por qué participan los municipios

Los municipios participan porque hay una obligación que cumplir. La resolución 60/161 de la Asamblea General de las Naciones Unidas, de 16 de diciembre de 2005, pide a los Estados, entre otras cosas, que hagan cuanto sea necesario, en los planos local y nacional, para garantizar que las personas defensoras de los derechos humanos estén protegidas, en especial en contextos de conflicto y de mantenimiento de la paz. Esa obligación es la que lleva a los municipios participantes a sumarse al programa.`,
    },
    en: {
      title: 'About the programme',
      lead: 'The programme invites people who defend human rights, and campaigns for the release of those who are imprisoned for doing so.',
      body: `## Invitations since 2013

By its own account, written before this site existed, the programme has invited more than seventy human rights defenders since 2013. They come from more than thirty countries. For most of them, it says, the work has brought threats, persecution or the loss of their liberty.

## Release campaigns

The programme has also promoted several campaigns for the release of people imprisoned because they defended human rights. When it wrote its account, many of them were still being held.

## Why towns take part

The towns in the programme act on an obligation. On 16 December 2005, United Nations General Assembly resolution 60/161 asked states, among other things, to do everything necessary, locally and nationally, to make sure that human rights defenders are protected, above all where there is conflict or peacekeeping. That obligation is what brought the towns in.`,
    },
  },
}
