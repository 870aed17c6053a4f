'use server'

import { handleRequest, unavailable } from '@/app/handle-request'
import { currentSession } from '@/app/staff/guard'

/** Counts as a use of the session, if there is one; it tells nothing, and leads nobody away from a form. */
export async function noteActivity(): Promise<void> {
  await handleRequest('note that a session is used', currentSession, unavailable)
}
