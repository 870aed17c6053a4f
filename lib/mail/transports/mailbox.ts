import { randomUUID } from 'node:crypto'
import { link, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { composeMail } from '@/lib/mail/transports/compose-mail'
import type { Letter, Transport } from '@/lib/mail/transports/transport'

/**
 * The local mailbox: a standard `.eml` file a letter (RFC 5322), named by the letter. A repetition
 * finds the file there and changes nothing; a worker killed while writing leaves no half letter.
 */
export function mailboxTransport(folder: string): Transport {
  return {
    name: 'mailbox',
    batchSize: 50,
    repeats: Number.POSITIVE_INFINITY,
    maxCallTime: 60_000,
    async send({ letters }) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      for (const letter of letters) await write(folder, letter)
      return { deliveries: letters.map(() => 'accepted') }
    },
    close: () => undefined,
  }
}

async function write(folder: string, letter: Letter): Promise<void> {
  const draft = join(folder, `.${randomUUID()}.tmp`)
  try {
    await writeFile(draft, await composeMail(letter), { mode: 0o600, flush: true })
    await link(draft, join(folder, `${letter.name}.eml`))
  } catch (error) {
    if (!isThereAlready(error)) throw error
  } finally {
    await rm(draft, { force: true })
  }
}

function isThereAlready(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
