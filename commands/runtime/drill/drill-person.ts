import { randomBytes } from 'node:crypto'
import type { Locale } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'
import { addSample } from '@/prisma/seed/add-sample'
import { removeSamples } from '@/prisma/seed/remove-samples'
import type { SampleCampaign } from '@/prisma/seed/samples/sample-campaign'

/** What begins the slugs of all that a drill makes. */
const prefix = 'drill-'

/** Publishes a fictional person with a campaign that nobody can sign, since it is over. Returns their id. */
export async function addDrillPerson(): Promise<string> {
  const mark = randomBytes(4).toString('hex')
  const campaignId = await db.$transaction((tx) => addSample(tx, drillCampaign(mark)))
  const { defenderId } = await db.campaign.findUniqueOrThrow({
    where: { id: campaignId },
    select: { defenderId: true },
  })
  return defenderId
}

/** Removes them, and what a drill that was killed left. */
export async function removeDrillPeople(): Promise<void> {
  await removeSamples(prefix)
}

function drillCampaign(mark: string): SampleCampaign {
  return {
    slug: `${prefix}${mark}`,
    ...{ goal: 1, opensDaysAgo: 2, closesInDays: -1, startingTally: [] },
    defender: {
      slug: `${prefix}person-${mark}`,
      situation: 'not-stated',
      name: {
        ca: `Persona de Prova ${mark}`,
        es: `Persona de Prueba ${mark}`,
        en: `Test Person ${mark}`,
      },
    },
    texts: { ca: texts('ca', mark), es: texts('es', mark), en: texts('en', mark) },
    addressees: [],
  }
}

const sentences: Record<Locale, string> = {
  ca: 'Aquesta persona no existeix: és un simulacre, i desapareixerà d’aquí a poca estona.',
  es: 'Esta persona no existe: es un simulacro, y desaparecerá dentro de un momento.',
  en: 'This person does not exist: it is a drill, and will be gone in a moment.',
}

function texts(locale: Locale, mark: string) {
  const text = sentences[locale]
  return { title: `${mark}: ${text}`, lead: text, story: text, demand: text, petition: text }
}
