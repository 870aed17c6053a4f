import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Decrypter } from 'age-encryption'
import { extract } from 'tar-stream'
import { codeOf } from '@/commands/runtime/backup/age-keys'
import { Refusal } from '@/commands/runtime/steps'

/** One thing in an archive. Its `content` is read before the next one comes. */
export type ArchiveEntry = {
  name: string
  isFolder: boolean
  content: AsyncIterable<Uint8Array>
}

/**
 * What `writeArchive` wrote, entry by entry. Throws a `Refusal` where the file is no such archive, is
 * encrypted to another key, or is cut off or damaged. The last may come after some entries: what is made
 * of them counts for nothing until all were read.
 */
export async function* readArchive(
  path: string,
  decrypter: Decrypter,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const file = await openFile(path)
  try {
    const decrypted = await decrypt(path, file, decrypter)
    const tar = extract()
    const reading = pipeline(Readable.fromWeb(decrypted as never), createGunzip(), tar)
    // The loop below learns of it by the stream that it reads.
    reading.catch(() => undefined)
    for await (const entry of tar) {
      const { name, type } = entry.header
      const content = contentOf(path, entry as AsyncIterable<Uint8Array>)
      yield { name: name.replace(/\/$/, ''), isFolder: type === 'directory', content }
    }
    await reading
  } catch (error) {
    throw damageOf(path, error)
  } finally {
    await file.close()
  }
}

/** A fault in the middle of an entry is met by whoever reads that. */
async function* contentOf(path: string, content: AsyncIterable<Uint8Array>) {
  try {
    yield* content
  } catch (error) {
    throw damageOf(path, error)
  }
}

function damageOf(path: string, error: unknown): unknown {
  if (error instanceof Refusal || isOfTheSystem(error)) return error
  return new Refusal(`${path} is cut off or damaged: it is not the whole backup`)
}

/** A fault in reading the file, such as that of a disk, which its content is not to blame for. */
const isOfTheSystem = (error: unknown) => Reflect.has(Object(error), 'syscall')

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw new Refusal(`${path} cannot be read (${codeOf(error)})`)
  }
}

async function decrypt(path: string, file: FileHandle, decrypter: Decrypter) {
  const source = Readable.toWeb(file.createReadStream({ autoClose: false }))
  try {
    return await decrypter.decrypt(source as ReadableStream<Uint8Array>)
  } catch (error) {
    if (isOfTheSystem(error)) throw error
    const isAnothers = error instanceof Error && /no identity matched/.test(error.message)
    throw new Refusal(
      isAnothers
        ? `${path} is encrypted to another key than those of --identity`
        : `${path} is no backup of Altaveu, or is damaged at its beginning`,
    )
  }
}

/** All of an entry that is known to be short, as text. */
export async function textOf({ content }: ArchiveEntry): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
