import type { Locale } from '@/lib/i18n/routing'

/**
 * What every letter says of itself to machines: nobody wrote it, so that no absent person's program
 * answers it (RFC 3834), and its language (RFC 3282). There is no `List-Unsubscribe`: each letter
 * answers one act by somebody who gave this address, and none is sent to a list that one could
 * leave. Who wants no more of them says so on the page behind the link.
 */
export function letterHeaders(locale: Locale): Record<string, string> {
  return { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale }
}
