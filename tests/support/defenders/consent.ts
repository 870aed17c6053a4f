import { randomUUID } from 'node:crypto'
import {
  type ConsentPurpose,
  type ConsentScope,
  consentPurposes,
  consentScopes,
} from '@/lib/defenders/consent/coverage'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

type Differences = {
  denial?: boolean
  covers?: readonly ConsentScope[]
  purposes?: readonly ConsentPurpose[]
  startsAt?: Date
  endsAt?: Date | null
}

const year = 365 * 86_400_000

/** Enters a consent to everything for a year, unless said otherwise, as a row of the register. Returns its id. */
export async function addConsent(
  defenderId: string,
  { denial = false, covers, purposes, startsAt, endsAt }: Differences = {},
): Promise<string> {
  const at = now()
  const id = randomUUID()
  await db.consent.create({
    data: {
      id,
      defenderId,
      denial,
      givenBy: 'person',
      givenOn: at,
      evidence: 'Told to us at our office.',
      paperAt: 'Folder 1',
      purposes: [...(purposes ?? consentPurposes)],
      covers: [...(covers ?? consentScopes)],
      startsAt: startsAt ?? new Date(at.getTime() - 60_000),
      endsAt: endsAt === undefined ? new Date(at.getTime() + year) : endsAt,
      channel: 'A phone number',
      enteredAt: at,
    },
  })
  return id
}

/** From then on the person is public by their consents alone. */
export async function requireConsent(defenderId: string): Promise<void> {
  await db.defender.update({ where: { id: defenderId }, data: { basis: 'consent' } })
}
