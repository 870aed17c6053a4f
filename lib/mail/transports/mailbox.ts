import { randomUUID } from 'node:crypto'
import { link, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Letter, Transport } from '@/lib/mail/transports/transport'

/**
 * The local mailbox: a standard `.eml` file a letter (RFC 5322), named by the letter. A repetition
 * finds the file there and changes nothing; a worker killed while writing leaves no half letter.
 */
export function mailboxTransport(folder: string): Transport {
  return async (letter) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const draft = join(folder, `.${randomUUID()}.tmp`)
    try {
      await writeFile(draft, await compose(letter), { mode: 0o600, flush: true })
      await link(draft, join(folder, `${letter.name}.eml`))
    } catch (error) {
      if (!isThereAlready(error)) throw error
    } finally {
      await rm(draft, { force: true })
    }
  }
}

/** The addressee's line is ours: the composer would rewrite the domain, and mail goes out as typed. */
async function compose({ name, to, ...rest }: Letter): Promise<Buffer> {
  const domain = rest.from.replace(/^.*@/, '').replace(/>$/, '')
  const mail = new MailComposer({ ...rest, messageId: `<${name}@${domain}>` })
  return Buffer.concat([Buffer.from(`To: ${to}\r\n`), await mail.compile().build()])
}

function isThereAlready(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
