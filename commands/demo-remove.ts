import { closeDatabase } from '@/lib/platform/db'
import { removeSamples } from '@/prisma/seed/remove-samples'

/** `altaveu demo remove`: removes the sample campaigns from the site and from the database. */
export async function demoRemove(): Promise<void> {
  const campaigns = await removeSamples()
  await closeDatabase()
  const words = campaigns === 1 ? '1 sample campaign' : `${campaigns} sample campaigns`
  process.stdout.write(campaigns === 0 ? 'There are no samples.\n' : `Removed ${words}.\n`)
}
