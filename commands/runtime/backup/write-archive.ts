import { once } from 'node:events'
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { Encrypter } from 'age-encryption'
import { type Pack, pack } from 'tar-stream'

/** What is put into an archive, one entry after the other. */
export type Archive = {
  addFolder(name: string): Promise<void>
  addContent(name: string, content: Buffer | string): Promise<void>
  /**
   * As many bytes of a file as it had when it was opened, whatever is written to it meanwhile: what was
   * cut off since is filled up with zeros. Returns how many; `undefined` where the file is gone.
   */
  addFile(name: string, path: string): Promise<number | undefined>
}

const mode = { file: 0o600, folder: 0o700 }
const chunkBytes = 256 * 1024

/**
 * Writes a file that age and tar can read as well (`age -d | tar xz`): what `fill` adds, compressed and
 * encrypted on its way, so that nothing of it is on disk in clear. Returns when all of it is in the file.
 */
export async function writeArchive(
  file: FileHandle,
  encrypter: Encrypter,
  fill: (archive: Archive) => Promise<void>,
): Promise<void> {
  const tar = pack()
  const compressed = pipeline(Readable.from(tar), createGzip({ level: 1 }), () => undefined)
  const stream = Readable.toWeb(compressed) as ReadableStream<Uint8Array>
  const writing = writeAll(file, await encrypter.encrypt(stream))
  const [filled, written] = await Promise.allSettled([fillWhole(tar, fill), writing])
  // A disk that is full ends the stream: it is what to tell of, and not that the stream has ended.
  if (written.status === 'rejected' && hasCode(written.reason)) throw written.reason
  if (filled.status === 'rejected') throw filled.reason
  if (written.status === 'rejected') throw written.reason
}

const hasCode = (error: unknown) => typeof Reflect.get(Object(error), 'code') === 'string'

/** A stream that is not whole never ends well: whoever reads it learns of it. */
async function fillWhole(tar: Pack, fill: (archive: Archive) => Promise<void>): Promise<void> {
  try {
    await fill(archiveInto(tar))
    tar.finalize()
  } catch (error) {
    tar.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
}

async function writeAll(file: FileHandle, stream: ReadableStream<Uint8Array>): Promise<void> {
  for await (const chunk of stream) await writeWhole(file, chunk)
}

async function writeWhole(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let from = 0; from < chunk.length; ) {
    from += (await file.write(chunk, from)).bytesWritten
  }
}

function archiveInto(tar: Pack): Archive {
  const add = (
    header: { name: string; mode: number; type?: 'directory' },
    content: Buffer | string = '',
  ) =>
    new Promise<void>((done, fail) => {
      tar.entry({ mtime: new Date(0), ...header }, content, (error) =>
        error ? fail(error) : done(),
      )
    })
  return {
    addFolder: (name) => add({ name: `${name}/`, type: 'directory', mode: mode.folder }),
    addContent: (name, content) => add({ name, mode: mode.file }, content),
    async addFile(name, path) {
      const file = await openIfThere(path)
      if (!file) return undefined
      try {
        const { size } = await file.stat()
        await copyInto(tar, name, file, size)
        return size
      } finally {
        await file.close()
      }
    },
  }
}

async function copyInto(tar: Pack, name: string, file: FileHandle, size: number): Promise<void> {
  const written = Promise.withResolvers<void>()
  const header = { name, size, mode: mode.file, mtime: new Date(0) }
  const entry = tar.entry(header, (error) => (error ? written.reject(error) : written.resolve()))
  written.promise.catch(() => undefined)
  for (let at = 0; at < size; ) {
    const chunk = Buffer.alloc(Math.min(chunkBytes, size - at))
    // What could not be read stays zeros: the file was made shorter, which the WAL tells of too.
    await file.read(chunk, 0, chunk.length, at)
    at += chunk.length
    if (!entry.write(chunk)) await Promise.race([once(entry as never, 'drain'), written.promise])
  }
  entry.end(undefined)
  await written.promise
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') return undefined
    throw error
  }
}
