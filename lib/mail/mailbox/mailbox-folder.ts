import { join } from 'node:path'
import { settings } from '@/lib/platform/settings'

/** The folder in which the local mailbox stores its letters. */
export function mailboxFolder(): string {
  return join(settings().dataDir, 'mailbox')
}
