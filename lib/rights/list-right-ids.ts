import { db } from '@/lib/platform/db'

/** The id of every right of the shared list. */
export async function listRightIds(): Promise<string[]> {
  const rows = await db.right.findMany({ select: { id: true } })
  return rows.map(({ id }) => id)
}
