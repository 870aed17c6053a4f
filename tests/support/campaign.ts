import { db } from '@/lib/platform/db'
import { addSample } from '@/prisma/seed/add-sample'
import type { SampleCampaign } from '@/prisma/seed/samples/sample-campaign'
import { maxWait } from '@/tests/support/eventually'

let made = 0

type Differences = Partial<Omit<SampleCampaign, 'defender' | 'texts' | 'addressees'>>

/**
 * Adds a public campaign, open unless said otherwise and without signatures, to the installation
 * this process works in, as the seed does. Returns its id and slug.
 */
export async function addCampaign(
  differences: Differences = {},
): Promise<{ id: string; slug: string }> {
  made += 1
  const sample = plainCampaign(differences.slug ?? `prova-${made}`)
  const campaign = { ...sample, ...differences }
  const id = await db.$transaction((tx) => addSample(tx, campaign), {
    maxWait: maxWait,
    timeout: maxWait,
  })
  return { id, slug: campaign.slug }
}

function plainCampaign(slug: string): SampleCampaign {
  return {
    slug,
    goal: 1_000,
    opensDaysAgo: 3,
    closesInDays: 30,
    startingTally: [],
    defender: { slug: `qui-${slug}`, situation: 'detained', name: inThree('Nil Prova') },
    texts: {
      ca: texts('Llibertat per a Nil Prova', 'Demanem que l’alliberin.'),
      es: texts('Libertad para Nil Prova', 'Pedimos que le liberen.'),
      en: texts('Freedom for Nil Prova', 'We ask for their release.'),
    },
    addressees: [{ name: inThree('Ona Oficina'), office: inThree('') }],
  }
}

const inThree = (text: string) => ({ ca: text, es: text, en: text })

function texts(title: string, demand: string) {
  return { title, lead: demand, story: `${demand}\n\n${demand}`, demand, petition: demand }
}
