import { randomUUIDv7 } from 'node:crypto'
import { now } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'
import type { StaffAct } from '@/lib/staff/rights'
import { type Actor, isOperator } from '@/lib/staff/staff-member'

export type AuditSubject =
  | { subject: 'workspace' }
  | {
      subject: 'defender' | 'campaign' | 'page' | 'right' | 'update' | 'member' | 'shown_name'
      id: string
    }

/** What is told of an act beside who did it, when, and to what. */
export type AuditDetails = {
  /** The part that changed, such as `texts.en`. */
  part?: string
  edition?: number
  /** Names of the fields that changed, never their values. */
  fields?: readonly string[]
  /** Typed by who acted, where the act asks for it. */
  reason?: string
}

/** Who did it: staff, the operator, or somebody by a person's own link. */
export type AuditedActor = Actor | 'own_link'

/**
 * Notes an act in the log, in the transaction that does it: both are there, or neither. Nothing of a
 * signer is ever noted.
 */
export async function writeAuditEntry(
  tx: Transaction,
  by: AuditedActor,
  act: StaffAct,
  about: AuditSubject,
  { part, edition, fields = [], reason }: AuditDetails = {},
): Promise<void> {
  const actor = typeof by === 'string' ? by : isOperator(by) ? 'operator' : 'member'
  const memberId = typeof by === 'string' || isOperator(by) ? null : by.id
  const subjectId = 'id' in about ? about.id : null
  await tx.$executeRaw`
    INSERT INTO audit_entry (id, at, actor, member_id, act, subject, subject_id, part, edition, fields, reason)
    VALUES (${randomUUIDv7()}::uuid, ${now()}, ${actor}::"AuditActor", ${memberId}::uuid, ${act},
      ${about.subject}::"AuditSubject", ${subjectId}::uuid, ${part ?? null}, ${edition ?? null}::int,
      ${[...fields]}::text[], ${reason ?? null})`
}
