import { type KeptData, retentionPolicy } from '@/lib/retention/retention-policy'

/** Deletes a batch of one kind of stored data that is past its term, as the worker's job does. */
export async function deleteExpired(name: KeptData['name']): Promise<void> {
  await retentionPolicy.find((thing) => thing.name === name)?.end?.()
}
