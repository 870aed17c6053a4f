import { ago, type Finding, note, ok, wrong } from '@/commands/doctor/finding'
import { readBackups } from '@/lib/backups/backup-ledger'
import { db } from '@/lib/platform/db'

const day = 86_400_000
const makeOne = 'npm run altaveu -- backup FILE --keys FILE --recipient age1…, by a timer each day'

/**
 * Whether the embedded database was backed up within a day. Where there are no campaigns but samples
 * nothing would be lost that matters: that is a note.
 */
export async function checkBackups(dataDir: string, at: Date): Promise<Finding[]> {
  const last = readBackups(dataDir).at(-1)
  const lastAt = last && new Date(last.madeAt)
  if (lastAt && at.getTime() - lastAt.getTime() < day) {
    return [ok(`Backups: the last was made ${ago(lastAt, at)}`)]
  }
  const text = `Backups: ${lastAt ? `the last was made ${ago(lastAt, at)}` : 'none was made'}`
  const isReal = (await db.campaign.count({ where: { sample: false } })) > 0
  return [isReal ? wrong(`${text}, and real campaigns are here`, makeOne) : note(text, makeOne)]
}
