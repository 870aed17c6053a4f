import { db } from '@/lib/platform/db'
import { type EmailAddress, samePersonKey } from '@/lib/signatures/address/email-address'

/** The member of an address who is on the staff now; `undefined` where there is none. */
export async function findMember(email: EmailAddress): Promise<{ id: string } | undefined> {
  const found = await db.staffMember.findFirst({
    where: { emailKey: samePersonKey(email), endedAt: null },
    select: { id: true },
  })
  return found ?? undefined
}
