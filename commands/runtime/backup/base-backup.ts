import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { controlFile, listClusterFiles } from '@/commands/runtime/backup/cluster-files'
import type { Archive } from '@/commands/runtime/backup/write-archive'

export type BaseBackup = { stopLsn: string; bytes: number }

type Progress = (copied: number, all: number) => void

/** Is called just before and just after the instant that the backup brings back. */
type AtEnd = () => Promise<void>

/**
 * Copies a running cluster into an archive, below `folder`, as PostgreSQL documents it (Continuous
 * Archiving, "Making a Base Backup Using the Low Level API"): what sessions write meanwhile is in the
 * WAL, which a temporary replication slot keeps from being recycled until it is copied too. All of it in
 * one session: where that ends early, so does the backup, and nothing is left behind in the server.
 * `client` is a superuser's and used for nothing else.
 */
export async function copyCluster(
  client: pg.Client,
  cluster: string,
  folder: string,
  archive: Archive,
  report: { onProgress: Progress; atEnd: AtEnd },
): Promise<BaseBackup> {
  await client.query(
    `SELECT pg_create_physical_replication_slot('altaveu_backup_' || pg_backend_pid(), true, true)`,
  )
  const [started] = await rowsOf<{ segment: string }>(
    client,
    `SELECT pg_walfile_name(lsn) AS segment FROM pg_backup_start('altaveu', fast => true) AS lsn`,
  )
  const into = (path: string) => join(folder, path)
  const bytes = await copyFiles(cluster, into, archive, report.onProgress)
  await report.atEnd()
  const [ended] = await rowsOf<{ lsn: string; segment: string; label: string; map: string }>(
    client,
    // The end is the first byte that is not needed: of a whole segment the one before it is the last.
    `SELECT lsn, pg_walfile_name(lsn - 1) AS segment, labelfile AS label, spcmapfile AS map
     FROM pg_backup_stop(wait_for_archive => false)`,
  )
  await report.atEnd()
  if (!started || !ended) throw new Error('PostgreSQL did not say where the backup begins and ends')
  const wal = await copyWal(cluster, into, archive, started.segment, ended.segment)
  await archive.addContent(into('backup_label'), ended.label)
  if (ended.map) await archive.addContent(into('tablespace_map'), ended.map)
  await archive.addContent(into(controlFile), await readWhole(join(cluster, controlFile)))
  return { stopLsn: ended.lsn, bytes: bytes + wal }
}

async function rowsOf<Row extends pg.QueryResultRow>(client: pg.Client, text: string) {
  return (await client.query<Row>(text)).rows
}

async function copyFiles(
  cluster: string,
  into: (path: string) => string,
  archive: Archive,
  onProgress: Progress,
): Promise<number> {
  const entries = await listClusterFiles(cluster)
  const sizes = await Promise.all(entries.map(({ path }) => sizeOf(join(cluster, path))))
  const all = sizes.reduce((sum, size) => sum + size, 0)
  let copied = 0
  for (const { path, isFolder } of entries) {
    if (isFolder) await archive.addFolder(into(path))
    // A file that is gone by now was dropped since: the WAL says so.
    else copied += (await archive.addFile(into(path), join(cluster, path))) ?? 0
    onProgress(copied, all)
  }
  return copied
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? found.size : 0
}

/** Segments of one timeline are in the order of their names (24 hexadecimal digits). */
async function copyWal(
  cluster: string,
  into: (path: string) => string,
  archive: Archive,
  first: string,
  last: string,
): Promise<number> {
  const names = (await readdir(join(cluster, 'pg_wal'))).filter(
    (name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last,
  )
  if (!names.includes(first) || !names.includes(last)) {
    throw new Error('WAL that the backup needs is not there any more')
  }
  let bytes = 0
  for (const name of names.sort()) {
    const path = join('pg_wal', name)
    bytes += (await archive.addFile(into(path), join(cluster, path))) ?? 0
    // Recovery would archive it once more: it counts as done, as pg_basebackup leaves it.
    await archive.addContent(into(join('pg_wal/archive_status', `${name}.done`)), '')
  }
  return bytes
}

/** A file that is rewritten in one piece, read until two readings agree: one alone may be half of each. */
async function readWhole(path: string): Promise<Buffer> {
  let before = await readFile(path)
  for (;;) {
    const after = await readFile(path)
    if (after.equals(before)) return after
    before = after
  }
}
