import { randomUUID } from 'node:crypto'
import type { Locale } from '@/lib/i18n/routing'
import type { Transaction } from '@/lib/platform/db'
import type { EmailAddress } from '@/lib/signatures/address/email-address'
import { sealRecord } from '@/lib/signatures/sealed-record'

export type LetterKind =
  | 'confirm'
  | 'already_signed'
  | 'your_link'
  | 'withdrawn'
  | 'staff_sign_in'
  | 'staff_invitation'
  | 'staff_new_browser'
  | 'staff_factor_reset'
  | 'staff_approval_asked'
  | 'staff_administrators_changed'
  | 'staff_workspace_locked'
  | 'staff_hidden_by_link'

/**
 * The lane: whether one person waits for a letter, or many get it at once. The first goes before
 * the second.
 */
type Lane = 'personal' | 'bulk'

const laneOf = {
  confirm: 'personal',
  already_signed: 'personal',
  your_link: 'personal',
  withdrawn: 'personal',
  staff_sign_in: 'personal',
  staff_invitation: 'personal',
  staff_new_browser: 'personal',
  staff_factor_reset: 'personal',
  staff_approval_asked: 'personal',
  staff_administrators_changed: 'personal',
  staff_workspace_locked: 'personal',
  staff_hidden_by_link: 'personal',
} as const satisfies Record<LetterKind, Lane>

/** A letter to be sent. */
export type NewLetter = {
  kind: LetterKind
  /** The request or signature whose link it carries; null where it carries none. */
  linkOf: string | null
  to: EmailAddress
  locale: Locale
  /** The time since which somebody waits for it. */
  since: Date
  expiresAt: Date
}

/**
 * Queues letters within the transaction of the act that they tell of, so that they go out if and
 * only if that act committed. Their addresses are sealed to the worker, so that the web can queue
 * as well.
 */
export async function queueLetters(
  tx: Transaction,
  letters: readonly NewLetter[],
  at: Date,
  sealPublic: Buffer,
): Promise<void> {
  if (letters.length === 0) return
  const rows = letters.map((letter) => {
    const id = randomUUID()
    const sealed = sealRecord(id, { name: '', email: letter.to.typed }, sealPublic)
    return { ...letter, id, sealed, lane: laneOf[letter.kind] }
  })
  const column = <Name extends keyof (typeof rows)[number]>(name: Name) =>
    rows.map((row) => row[name])
  await tx.$executeRaw`
    INSERT INTO letter (id, kind, lane, link_of, sealed, locale, since, due_at, expires_at)
    SELECT id, kind::"LetterKind", lane::"LetterLane", link_of, sealed, locale::"Locale", since, ${at}, expires_at
    FROM unnest(${column('id')}::uuid[], ${column('kind')}::text[], ${column('lane')}::text[],
      ${column('linkOf')}::uuid[], ${column('sealed')}::bytea[], ${column('locale')}::text[],
      ${column('since')}::timestamptz[], ${column('expiresAt')}::timestamptz[])
      AS row (id, kind, lane, link_of, sealed, locale, since, expires_at)`
}
