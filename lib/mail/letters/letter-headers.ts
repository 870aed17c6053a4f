import type { Locale } from '@/lib/i18n/routing'

/**
 * The headers of every letter: it was sent by a program, so that no absent person's program answers
 * it (RFC 3834), and its language (RFC 3282). There is no `List-Unsubscribe`, since each letter
 * answers one act by somebody who gave this address, and none is sent to a list. The page behind
 * the link lets its owner refuse further letters.
 */
export function letterHeaders(locale: Locale): Record<string, string> {
  return { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale }
}
