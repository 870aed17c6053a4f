import type { BackupBeginning } from '@/commands/runtime/backup/backup-manifest'
import { fingerprintsOf, type InstallationKeys } from '@/commands/runtime/backup/key-archive'
import { migrationNames } from '@/commands/runtime/migrate-database'
import { postgresVersion } from '@/commands/runtime/postgres/postgres-binaries'
import { Refusal } from '@/commands/runtime/steps'
import { backupTermDays } from '@/lib/backups/backup-term'

const day = 86_400_000

/**
 * Whether this release can bring a backup back, before anything is made of it. Throws a `Refusal` where
 * the backup is past its term, of a newer release or another PostgreSQL, or where the keys are not its own.
 */
export function checkBackup(backup: BackupBeginning, keys: InstallationKeys, at: Date): void {
  const age = Math.floor((at.getTime() - Date.parse(backup.madeAt)) / day)
  if (age > backupTermDays) {
    throw new Refusal(
      `The backup was made ${age} days ago. It is not brought back after ${backupTermDays}: what people ` +
        'had erased since would be there again, and /privacy says that it will not be',
    )
  }
  checkVersions(backup)
  const own = fingerprintsOf(keys, backup.id)
  // Each key on either side: a backup that names none of them would be anybody's.
  const names = new Set([...Object.keys(own), ...Object.keys(backup.keys)])
  const foreign = [...names].filter((name) => own[name] !== backup.keys[name])
  if (foreign.length > 0) {
    throw new Refusal(
      `The keys are not those of this backup (${foreign.join(', ')}): without its own nothing that is ` +
        'sealed in it opens, and nobody is recognised who has signed',
    )
  }
}

function checkVersions({ postgres, migrations }: BackupBeginning): void {
  const here = postgresVersion()
  if (postgres !== here) {
    throw new Refusal(
      `The backup is of PostgreSQL ${postgres}, and this release of Altaveu brings ${here}: restore it ` +
        'with a release of its time',
    )
  }
  const known = new Set(migrationNames())
  const strange = migrations.filter((name) => !known.has(name))
  if (strange.length > 0) {
    throw new Refusal(
      `The backup was made by a newer release of Altaveu (it has ${strange.join(', ')}): restore it ` +
        'with that release',
    )
  }
}
