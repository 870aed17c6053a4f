import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Account, launch } from '@/commands/runtime/postgres/postgres-account'
import { postgresBinaries } from '@/commands/runtime/postgres/postgres-binaries'
import { spawnOnce } from '@/commands/runtime/spawn-once'

/** A role's password: made once, readable by the owner of the folder only. */
export function ensurePassword(folder: string, name: string): string {
  const file = join(folder, name)
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(24).toString('base64url'), {
      mode: 0o600,
      flush: true,
    })
    renameSync(`${file}.new`, file)
  }
  return readFileSync(file, 'utf8').trim()
}

/**
 * Makes a cluster (UTF-8, C.UTF-8, passwords by SCRAM). It gets its name only when it is whole, so
 * that the next start repeats one that was killed here. Throws with what initdb said.
 */
export async function makeCluster(
  cluster: string,
  password: string,
  account: Account | undefined,
): Promise<void> {
  const unfinished = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account)
    for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid)
  const { initdb, share } = postgresBinaries()
  const flags = [
    `--pgdata=${unfinished}`,
    '--username=altaveu',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ]
  try {
    await spawnOnce(launch(account, initdb, flags, [initdb, share, passwordFile]))
    renameSync(unfinished, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}
