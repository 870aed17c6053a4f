import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '@/commands/runtime/steps'

/** A path below the cluster's folder. */
export type ClusterEntry = { path: string; isFolder: boolean }

/**
 * What a base backup leaves out, as pg_basebackup does (PostgreSQL 18, "File System Level Backup" of
 * `pg_backup_start`): of these folders only the folder itself, of these files none.
 */
const emptyFolders = new Set([
  ...['pg_dynshmem', 'pg_notify', 'pg_replslot', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp'],
  ...['pg_subtrans', 'pg_wal'],
])
const leftOut = new Set([
  ...['postmaster.pid', 'postmaster.opts', 'backup_label', 'backup_label.old', 'tablespace_map'],
  ...['tablespace_map.old', 'backup_manifest', 'current_logfiles', 'postgresql.auto.conf.tmp'],
])
/** Files and relations that a session made for itself, and caches that each start makes anew. */
const passing = /^(?:pgsql_tmp.*|pg_internal\.init.*|t\d+_\d+(?:_(?:fsm|vm))?(?:\.\d+)?)$/

/** Copied last, after the backup has ended. */
export const controlFile = 'global/pg_control'

/**
 * The folders and files of a running cluster that a base backup consists of, but for the WAL and the
 * control file. Throws a `Refusal` where a tablespace lies outside of it.
 */
export async function listClusterFiles(cluster: string): Promise<ClusterEntry[]> {
  if ((await readdir(join(cluster, 'pg_tblspc'))).length > 0) {
    throw new Refusal('The database has tablespaces of its own, which backup does not copy')
  }
  return [...(await listFolder(cluster, '')), { path: 'pg_wal/archive_status', isFolder: true }]
}

async function listFolder(cluster: string, folder: string): Promise<ClusterEntry[]> {
  const found: ClusterEntry[] = []
  for (const entry of await readIfThere(join(cluster, folder))) {
    const path = join(folder, entry.name)
    if (passing.test(entry.name) || leftOut.has(path) || path === controlFile) continue
    if (entry.isFile()) found.push({ path, isFolder: false })
    if (!entry.isDirectory()) continue
    found.push({ path, isFolder: true })
    if (!emptyFolders.has(path)) found.push(...(await listFolder(cluster, path)))
  }
  return found
}

/** A database that is dropped meanwhile takes its folder along: the WAL says so. */
async function readIfThere(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') return []
    throw error
  }
}
