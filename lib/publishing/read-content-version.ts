import { db } from '@/lib/platform/db'

/** The number of the content as it is now. After a commit that raised it: that one or a newer. */
export async function readContentVersion(): Promise<bigint> {
  return (await db.contentVersion.findUniqueOrThrow({ where: { id: 1 } })).number
}
