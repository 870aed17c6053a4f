import { db } from '@/lib/platform/db'
import { addSample } from '@/prisma/seed/add-sample'
import { samples } from '@/prisma/seed/samples/samples'

/**
 * Loads the sample campaigns, if they are wanted, into a database that never held any content:
 * one from which they were removed stays without. All of them or none.
 */
export async function loadContent(options: { demo: boolean }): Promise<'loaded' | 'there already'> {
  const version = await db.contentVersion.findUniqueOrThrow({ where: { id: 1 } })
  if (version.number > 0n || !options.demo) return 'there already'
  await db.$transaction(async (tx) => {
    for (const sample of samples) await addSample(tx, sample)
  })
  return 'loaded'
}
