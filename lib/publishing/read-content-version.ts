import { db } from '@/lib/platform/db'

/**
 * Reads the content version. After a commit that raised it, the answer is that number or a newer
 * one.
 */
export async function readContentVersion(): Promise<bigint> {
  return (await db.contentVersion.findUniqueOrThrow({ where: { id: 1 } })).number
}
