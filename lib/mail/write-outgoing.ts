import { addressOf, type Locale, type PageName } from '@/lib/i18n/routing'
import { letterHeaders } from '@/lib/mail/letters/letter-headers'
import { writeLetter } from '@/lib/mail/letters/write-letter'
import { openSealed } from '@/lib/mail/open-sealed'
import type { LetterKind } from '@/lib/mail/queue-letters'
import type { Letter } from '@/lib/mail/transports/transport'
import { now } from '@/lib/platform/clock'
import { workerKeys } from '@/lib/platform/keys/worker'
import { log } from '@/lib/platform/log'
import { settings } from '@/lib/platform/settings'
import type { EmailAddress } from '@/lib/signatures/address/email-address'
import { linkToken, messageName } from '@/lib/signatures/link-token'
import { signInPath, signInToken } from '@/lib/staff/sign-in/link-token'

/** A letter as the queue holds it. */
export type OutgoingRow = {
  id: string
  kind: LetterKind
  linkOf: string | null
  sealed: Uint8Array
  locale: Locale
  attempts: number
}

/** Letters ready to be sent, each beside its row. */
export type Outgoing = { rows: OutgoingRow[]; letters: Letter[] }

/** The same, and the rows that this worker's keys do not open. */
export type Written = Outgoing & { unreadable: OutgoingRow[] }

/** The page that a letter's link leads to. */
const pages: Partial<Record<LetterKind, PageName>> = {
  confirm: 'confirm',
  already_signed: 'signature',
  your_link: 'signature',
}

/**
 * Writes queued letters, in their order; the bytes are the same as long as neither the words nor
 * the settings change. A row that cannot be opened with the worker's keys is logged and set apart,
 * since its own key may come back.
 */
export async function writeOutgoing(queued: readonly OutgoingRow[]): Promise<Written> {
  const written: Written = { rows: [], letters: [], unreadable: [] }
  for (const row of queued) {
    const letter = await write(row)
    if (letter) {
      written.rows.push(row)
      written.letters.push(letter)
    } else written.unreadable.push(row)
  }
  return written
}

async function write(row: OutgoingRow): Promise<Letter | undefined> {
  const to = addressIn(row)
  if (to === undefined) return undefined
  return {
    ...(await writeLetter(row.kind, row.locale, linkOf(row))),
    name: messageName(row.id, workerKeys().link),
    to,
    from: settings().mailFrom,
    headers: letterHeaders(row.locale),
    date: now(),
  }
}

function addressIn({ id, sealed }: OutgoingRow): EmailAddress | undefined {
  try {
    return openSealed(id, sealed).address
  } catch (error) {
    log.error("A letter cannot be read with this worker's keys", { error })
    return undefined
  }
}

function linkOf({ kind, linkOf: of, locale }: OutgoingRow): string | undefined {
  if (of === null) return undefined
  if (kind === 'staff_sign_in' || kind === 'staff_invitation') {
    return `${settings().appUrl}${signInPath(signInToken(of, workerKeys().link))}`
  }
  const page = pages[kind]
  if (!page) return undefined
  const token = linkToken(of, workerKeys().link)
  return `${settings().appUrl}${addressOf(locale, page, { token })}`
}
