import { rmSync, statSync } from 'node:fs'
import { isEncrypted } from '@/commands/runtime/backup/backup-place'
import { type MadeBackup, readBackups, writeBackups } from '@/lib/backups/backup-ledger'

const day = 86_400_000

/**
 * Deletes the backups of a data folder that are older than so many days, with their keys where no
 * younger backup has the same, and notes the new one. A file that is not the one that was written any
 * more is left alone. Returns the files that were deleted.
 */
export function deleteOlderBackups(
  dataDir: string,
  made: MadeBackup,
  keepDays: number,
  at: Date,
): string[] {
  const isOld = ({ madeAt }: MadeBackup) => at.getTime() - Date.parse(madeAt) > keepDays * day
  const others = readBackups(dataDir).filter(({ file }) => file !== made.file)
  const kept = [...others.filter((one) => !isOld(one)), made]
  const keptKeys = new Set(kept.map(({ keys }) => keys))
  const deleted: string[] = []
  for (const { file, bytes, keys } of others.filter(isOld)) {
    if (sizeOf(file) === bytes) deleted.push(...deleteFile(file))
    if (!keptKeys.has(keys)) deleted.push(...deleteFile(keys))
  }
  writeBackups(dataDir, kept)
  return deleted
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size

function deleteFile(path: string): string[] {
  if (!isEncrypted(path)) return []
  rmSync(path, { force: true })
  return [path]
}
