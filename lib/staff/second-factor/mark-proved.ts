import type { Transaction } from '@/lib/platform/db'

/** Notes that the second factor was given: the session opens the workspace, and its browser is known. */
export async function markProved(tx: Transaction, sessionId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE staff_session
    SET proved_at = ${at}, postponed = false, challenge = NULL, wrong_codes = 0
    WHERE id = ${sessionId}::uuid`
  await tx.$executeRaw`
    UPDATE staff_browser SET proved_at = ${at}
    WHERE id = (SELECT browser_id FROM staff_session WHERE id = ${sessionId}::uuid)`
}
