import type { Letter } from '@/lib/mail/transports/transport'

/** The token in the link of a letter that is about to be sent. */
export function tokenOf({ text }: Letter): string {
  const token = text.match(/\/([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/)?.[1]
  if (!token) throw new Error('No link in the letter')
  return token
}
