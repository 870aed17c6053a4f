import { randomUUIDv7 } from 'node:crypto'
import { locales } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'

import { makeWrappedKey } from '@/lib/signatures/address/address-key'
import { newestRules } from '@/lib/signatures/address/mail-providers'
import type { SampleCampaign } from '@/prisma/seed/samples/sample-campaign'

const day = 86_400_000

/** Writes a sample campaign with its fictional defender, public at once. Returns the campaign's id. */
export async function addSample(tx: Transaction, sample: SampleCampaign): Promise<string> {
  const at = now().getTime()
  const daysAgo = (days: number | undefined) =>
    days === undefined ? null : new Date(at - days * day)
  const defenderId = randomUUIDv7()
  const id = randomUUIDv7()
  await tx.defender.create({
    data: {
      id: defenderId,
      slug: sample.defender.slug,
      situation: column(sample.defender.situation),
      visibility: 'public',
      sample: true,
      basis: 'sample',
      texts: {
        create: locales.map((locale) => ({
          locale,
          state: 'ready' as const,
          name: sample.defender.name[locale],
        })),
      },
    },
  })
  await tx.campaign.create({
    data: {
      id,
      slug: sample.slug,
      defenderId,
      visibility: 'public',
      sample: true,
      goal: sample.goal,
      opensAt: new Date(at - sample.opensDaysAgo * day),
      closesAt: sample.closesInDays === undefined ? null : new Date(at + sample.closesInDays * day),
      deliveredAt: daysAgo(sample.deliveredDaysAgo),
      deliveredSignatures: sample.deliveredSignatures ?? null,
      wonAt: daysAgo(sample.wonDaysAgo),
      addressKeyWrapped: new Uint8Array(makeWrappedKey(id, webKeys().master)),
      addressRules: newestRules,
      texts: {
        create: locales.map((locale) => {
          const { title, lead, story, result } = sample.texts[locale]
          return { locale, state: 'ready' as const, title, lead, story, result: result ?? null }
        }),
      },
      petitions: {
        create: {
          number: 1,
          publishedAt: new Date(at - sample.opensDaysAgo * day),
          texts: {
            create: locales.map((locale) => {
              const { demand, petition } = sample.texts[locale]
              return { locale, demand, petition }
            }),
          },
        },
      },
      addressees: {
        create: sample.addressees.map((addressee, position) => ({
          position,
          texts: {
            create: locales.map((locale) => ({
              locale,
              name: addressee.name[locale],
              office: addressee.office[locale],
            })),
          },
        })),
      },
      tally: { create: sample.startingTally },
    },
  })
  return id
}

function column(situation: SampleCampaign['defender']['situation']) {
  const columns = {
    'not-stated': 'not_stated',
    free: 'free',
    'at-risk': 'at_risk',
    detained: 'detained',
    disappeared: 'disappeared',
    released: 'released',
    killed: 'killed',
  } as const
  return columns[situation]
}
