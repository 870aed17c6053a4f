import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { addProgramme } from '@/prisma/seed/add-programme'
import { addSample } from '@/prisma/seed/add-sample'
import { defenders } from '@/prisma/seed/programme/defenders'
import { pages } from '@/prisma/seed/programme/pages'
import { rights } from '@/prisma/seed/programme/rights'
import { samples } from '@/prisma/seed/samples/samples'

const loadWithin = 60_000

/**
 * Loads the programme's content, and the samples if they are wanted, into a database that never
 * held any content, so that removed content does not come back. It loads all of it or nothing; of
 * several processes that load at once one does.
 */
export async function loadContent(options: {
  sample: boolean
}): Promise<'loaded' | 'there already'> {
  return db.$transaction(
    async (tx) => {
      if (!(await noteLoaded(tx, 'programme'))) return 'there already'
      await addProgramme(tx, { rights, defenders, pages })
      if (options.sample) {
        await noteLoaded(tx, 'samples')
        for (const sample of samples) await addSample(tx, sample)
      }
      return 'loaded'
    },
    { timeout: loadWithin },
  )
}

/**
 * Whether this is the first load; of several processes at once the others wait, and then it is not.
 */
async function noteLoaded(tx: Transaction, name: 'programme' | 'samples'): Promise<boolean> {
  const rows = await tx.$executeRaw`
    INSERT INTO loaded_content (name, loaded_at) VALUES (${name}, ${now()}) ON CONFLICT DO NOTHING`
  return rows === 1
}
