import type { Transaction } from '@/lib/platform/db'

export type Administrator = { id: string; approvesFrom: Date | null }

/**
 * The administrators who are on the staff now, held until the transaction ends, so that of two acts
 * neither counts on somebody whom the other takes away.
 */
export function listAdministrators(tx: Transaction): Promise<Administrator[]> {
  return tx.$queryRaw<Administrator[]>`
    SELECT id, approves_from AS "approvesFrom" FROM staff_member
    WHERE role = 'administrator' AND ended_at IS NULL ORDER BY id FOR NO KEY UPDATE`
}
