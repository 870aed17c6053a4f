import { runAlone, sql } from '@/lib/platform/db'
import type { ThisProcess } from '@/lib/processes/running-process'

/** Removes this process's row, since it has ended cleanly and nobody needs to wait for it. */
export async function removeProcess({ id }: ThisProcess): Promise<void> {
  await runAlone(sql`DELETE FROM running_process WHERE id = ${id}::uuid`)
}
