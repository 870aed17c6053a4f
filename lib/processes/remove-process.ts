import { runAlone, sql } from '@/lib/platform/db'
import type { ThisProcess } from '@/lib/processes/running-process'

/** Says that this process has ended cleanly, so that nobody waits for it. */
export async function removeProcess({ id }: ThisProcess): Promise<void> {
  await runAlone(sql`DELETE FROM running_process WHERE id = ${id}::uuid`)
}
