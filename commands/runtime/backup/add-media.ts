import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Archive } from '@/commands/runtime/backup/write-archive'

/** Photos that lie in the data folder: the only thing beside database and keys that cannot be made again. */
export const mediaFolder = 'media'

/** Adds them, where there are any. Returns how many bytes that was. */
export async function addMedia(archive: Archive, dataDir: string): Promise<number> {
  const entries = await readdir(join(dataDir, mediaFolder), {
    withFileTypes: true,
    recursive: true,
  }).catch((): Dirent[] => [])
  let bytes = 0
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(dataDir, path)
    if (entry.isDirectory()) await archive.addFolder(name)
    else if (entry.isFile()) bytes += (await archive.addFile(name, path)) ?? 0
  }
  return bytes
}
