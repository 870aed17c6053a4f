import { randomUUIDv7 } from 'node:crypto'
import type { AuditedAct } from '@/lib/audit/audited-act'
import type { AuditedWord } from '@/lib/audit/audited-word'
import { now } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'
import { type Actor, isOperator } from '@/lib/staff/staff-member'

export type AuditSubject =
  | { subject: 'workspace' }
  | {
      subject: 'defender' | 'campaign' | 'page' | 'right' | 'update' | 'member' | 'shown_name'
      id: string
    }

/** What is told of an act beside who did it, when, and to what. */
export type AuditDetails = {
  /** The part that changed. */
  part?: AuditedWord
  edition?: number
  /** Names of the fields that changed, never their values. */
  fields?: readonly AuditedWord[]
  /** Typed by who acted, where the act asks for it. */
  reason?: string
}

/** Who did it: staff, the operator, somebody by a person's own link, or a member on their own account. */
export type AuditedActor = Actor | 'own_link' | { readonly memberId: string }

/**
 * Notes an act in the log, in the transaction that does it: both are there, or neither. Nothing of a
 * signer is ever noted.
 */
export async function writeAuditEntry(
  tx: Transaction,
  by: AuditedActor,
  act: AuditedAct,
  about: AuditSubject,
  { part, edition, fields = [], reason }: AuditDetails = {},
): Promise<void> {
  const actor = typeof by === 'string' ? by : memberOf(by) ? 'member' : 'operator'
  const memberId = memberOf(by)
  const subjectId = 'id' in about ? about.id : null
  await tx.$executeRaw`
    INSERT INTO audit_entry (id, at, actor, member_id, act, subject, subject_id, part, edition, fields, reason)
    VALUES (${randomUUIDv7()}::uuid, ${now()}, ${actor}::"AuditActor", ${memberId}::uuid, ${act},
      ${about.subject}::"AuditSubject", ${subjectId}::uuid, ${part ?? null}, ${edition ?? null}::int,
      ${[...fields]}::text[], ${reason ?? null})`
}

function memberOf(by: AuditedActor): string | null {
  if (typeof by === 'string') return null
  if ('memberId' in by) return by.memberId
  return isOperator(by) ? null : by.id
}
