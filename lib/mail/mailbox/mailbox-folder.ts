import { join } from 'node:path'
import { settings } from '@/lib/platform/settings'

/** Where the local mailbox keeps its letters. */
export function mailboxFolder(): string {
  return join(settings().dataDir, 'mailbox')
}
