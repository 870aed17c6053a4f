import { db } from '@/lib/platform/db'

/** A defender as staff find one, public or not. */
export type FoundDefender = { id: string; slug: string; sample: boolean }

/** The defender at an address; `undefined` where there never was one. */
export async function findDefender(slug: string): Promise<FoundDefender | undefined> {
  const found = await db.defender.findUnique({
    where: { slug },
    select: { id: true, slug: true, sample: true },
  })
  return found ?? undefined
}
