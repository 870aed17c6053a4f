import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const backup = z.object({
  madeAt: z.iso.datetime(),
  /** Where it was written; it may have been taken elsewhere since. */
  file: z.string(),
  bytes: z.number(),
  /** Where its keys were written. */
  keys: z.string(),
})

/** A backup that was made here. */
export type MadeBackup = z.infer<typeof backup>

const ledgerOf = (dataDir: string) => join(dataDir, 'backups.json')

/**
 * The backups that were made of a data folder and not deleted since, the oldest first: a list in the
 * folder itself, since it tells of files of this machine and must not be restored with the database.
 */
export function readBackups(dataDir: string): MadeBackup[] {
  try {
    return z.array(backup).parse(JSON.parse(readFileSync(ledgerOf(dataDir), 'utf8')))
  } catch {
    return []
  }
}

export function writeBackups(dataDir: string, backups: readonly MadeBackup[]): void {
  const sorted = backups.toSorted((one, other) => one.madeAt.localeCompare(other.madeAt))
  const ledger = ledgerOf(dataDir)
  const content = JSON.stringify(sorted, undefined, 2)
  writeFileSync(`${ledger}.new`, content, { mode: 0o600, flush: true })
  renameSync(`${ledger}.new`, ledger)
}

/** How many of them are past an instant and still where they were written. */
export function countBackupsBefore(dataDir: string, at: Date): number {
  return readBackups(dataDir).filter(
    ({ madeAt, file }) => new Date(madeAt) <= at && existsSync(file),
  ).length
}
