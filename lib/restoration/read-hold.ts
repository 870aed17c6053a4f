import { db } from '@/lib/platform/db'

/** Why everything that follows by itself waits. */
export type Hold = { backupMadeAt: Date; restoredAt: Date }

/**
 * The hold of a database that was restored from a backup; `undefined` where none is in force. While one
 * is, the worker sends, shows and deletes nothing and the web shows no page: letters may have gone out,
 * and people may have been taken down, after the backup was made. Throws while the database is away.
 */
export async function readHold(): Promise<Hold | undefined> {
  const found = await db.restoration.findFirst({
    where: { resumedAt: null },
    orderBy: { restoredAt: 'desc' },
    select: { backupMadeAt: true, restoredAt: true },
  })
  return found ?? undefined
}
