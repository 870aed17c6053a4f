import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'
import { now } from '@/lib/platform/clock'
import { linkLife } from '@/lib/signatures/terms'

/** Deletes the local mailbox's letters once their links have ended; returns how many. */
export async function deleteExpiredMailboxLetters(): Promise<number> {
  const files = await readdir(mailboxFolder()).catch(() => [])
  const ended = now().getTime() - linkLife
  let gone = 0
  for (const file of files) {
    const path = join(mailboxFolder(), file)
    // A file that was being written may have become a letter meanwhile.
    const written = await stat(path).catch(() => undefined)
    if (!written || written.mtimeMs > ended) continue
    await rm(path, { force: true })
    gone++
  }
  return gone
}
