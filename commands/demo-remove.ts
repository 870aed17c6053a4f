import { closeDatabase } from '@/lib/platform/db'
import { removeSamples } from '@/prisma/seed/remove-samples'

/** `altaveu demo remove`: takes the sample campaigns off the site and out of the database. */
export async function demoRemove(): Promise<void> {
  const campaigns = await removeSamples()
  await closeDatabase()
  const words = campaigns === 1 ? '1 sample campaign' : `${campaigns} sample campaigns`
  process.stdout.write(campaigns === 0 ? 'There are no samples.\n' : `Removed ${words}.\n`)
}
