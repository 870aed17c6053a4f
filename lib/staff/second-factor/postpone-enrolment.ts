import { db } from '@/lib/platform/db'
import { hasMailbox, settings } from '@/lib/platform/settings'
import type { StaffSession } from '@/lib/staff/session/read-session'

export type PostponeOutcome = { outcome: 'postponed' } | { outcome: 'not-here' }

/** Only where letters stay on this machine: whoever has it has everything already. */
export const mayPostpone = () => hasMailbox(settings())

/** Puts the second factor off for this session, for who has none, on a local installation alone. */
export async function postponeEnrolment({ id }: StaffSession): Promise<PostponeOutcome> {
  if (!mayPostpone()) return { outcome: 'not-here' }
  await db.$executeRaw`UPDATE staff_session SET postponed = true WHERE id = ${id}::uuid`
  return { outcome: 'postponed' }
}
