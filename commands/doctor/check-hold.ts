import { type Finding, wrong } from '@/commands/doctor/finding'
import { readHold } from '@/lib/restoration/read-hold'

/** Whether the database was restored from a backup and waits for somebody to say that it may go on. */
export async function checkHold(): Promise<Finding[]> {
  const hold = await readHold()
  if (!hold) return []
  const time = `${hold.backupMadeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return [
    wrong(
      `Restored from the backup of ${time}, and held: no letter goes out, no page is shown, nothing is deleted`,
      'take down again who was taken down since, then: npm run altaveu -- resume',
    ),
  ]
}
