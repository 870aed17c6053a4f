import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A file that is written beside its place and takes it only when it is whole and on the disk. */
export type Replacement = { file: FileHandle; commit(): Promise<void>; discard(): Promise<void> }

/**
 * Opens `path.new` for its owner alone; what a killed attempt left there is gone. `commit` puts it in
 * the place of `path`, of which there is thus never a part; `discard` removes it.
 */
export async function replaceFile(path: string): Promise<Replacement> {
  const unfinished = `${path}.new`
  await rm(unfinished, { force: true })
  const file = await open(unfinished, 'wx', 0o600)
  return {
    file,
    async commit() {
      await file.sync()
      await file.close()
      await rename(unfinished, path)
      await syncFolder(dirname(path))
    },
    async discard() {
      await file.close().catch(() => undefined)
      await rm(unfinished, { force: true })
    },
  }
}

/** So that a rename outlives a power cut; not every file system can be asked for it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync().catch(() => undefined)
  } finally {
    await folder.close()
  }
}
