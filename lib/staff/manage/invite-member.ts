import { randomUUIDv7 } from 'node:crypto'
import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { type EmailAddress, samePersonKey } from '@/lib/signatures/address/email-address'
import { askForChange } from '@/lib/staff/changes/ask-for-change'
import { makeAdministrator } from '@/lib/staff/changes/make-administrator'
import { mayDo } from '@/lib/staff/rights'
import { endSessionsOf } from '@/lib/staff/session/end-sessions-of'
import { queueSignInRequest } from '@/lib/staff/sign-in/queue-sign-in-request'
import { type Actor, isOperator } from '@/lib/staff/staff-member'
import type { StaffRole } from '@/lib/staff/staff-role'
import { approvalPause } from '@/lib/staff/staff-terms'

export type Invitation = { email: EmailAddress; role: StaffRole; locale: Locale }

export type InviteOutcome =
  | { outcome: 'invited'; id: string }
  /** On the staff as an editor, until another administrator agrees that they become administrator. */
  | { outcome: 'invited-as-editor'; id: string }
  /** They were invited before and have not come yet: the letter goes out again, nothing else changes. */
  | { outcome: 'invited-again'; id: string }
  | { outcome: 'already-on-staff'; id: string }
  /** The operator gave another role to somebody who is on the staff. */
  | { outcome: 'role-given'; id: string }
  | { outcome: 'not-allowed' }

type Found = { id: string; role: StaffRole; joined: boolean; ended: boolean }

/**
 * Invites somebody, who gets a letter with a link to sign in. Whoever was on the staff before comes back
 * without what they had. An administrator alone makes no administrator: until another agrees, they are
 * an editor; the operator does at once. `letter: false`: the link is handed over in another way.
 */
export async function inviteMember(
  by: Actor,
  invitation: Invitation,
  { letter = true }: { letter?: boolean } = {},
): Promise<InviteOutcome> {
  if (!mayDo(by, 'inviteMember')) return { outcome: 'not-allowed' }
  const { email, locale } = invitation
  return db.$transaction(async (tx) => {
    const found = await findOrAdd(tx, invitation)
    const isNew = 'isNew' in found
    if (!isNew && isOperator(by) && found.role !== invitation.role) {
      await setRole(tx, found.id, invitation.role)
      await writeAuditEntry(tx, by, 'changeRole', { subject: 'member', id: found.id })
      if (found.joined) return { outcome: 'role-given', id: found.id }
    }
    if (found.joined) return { outcome: 'already-on-staff', id: found.id }
    if (letter) await tx.$executeRaw(queueSignInRequest('invitation', email, locale))
    if (!isNew) return { outcome: 'invited-again', id: found.id }
    if (!isOperator(by)) await pauseApprovals(tx, found.id)
    const outcome = await giveRole(tx, by, found.id, invitation.role)
    await writeAuditEntry(tx, by, 'inviteMember', { subject: 'member', id: found.id })
    return { outcome, id: found.id }
  })
}

/** The member of an address, added where there is none; one who has left is as if new. */
async function findOrAdd(
  tx: Transaction,
  { email, locale, role }: Invitation,
): Promise<Found & { isNew?: true }> {
  const at = now()
  const key = samePersonKey(email)
  const first = role === 'administrator' ? 'editor' : role
  const added = await tx.$executeRaw`
    INSERT INTO staff_member (id, email, email_key, role, locale, invited_at)
    VALUES (${randomUUIDv7()}::uuid, ${email.typed}, ${key}, ${first}::"StaffRole", ${locale}::"Locale", ${at})
    ON CONFLICT (email_key) DO NOTHING`
  const [found] = await tx.$queryRaw<Found[]>`
    SELECT id, role::text AS role, joined_at IS NOT NULL AS joined, ended_at IS NOT NULL AS ended
    FROM staff_member WHERE email_key = ${key} FOR NO KEY UPDATE`
  if (!found) throw new Error('No member was found or added')
  if (added === 1) return { ...found, isNew: true }
  if (!found.ended) return found
  await tx.$executeRaw`
    UPDATE staff_member SET ended_at = NULL, joined_at = NULL, invited_at = ${at},
      email = ${email.typed}, role = ${first}::"StaffRole", locale = ${locale}::"Locale",
      approves_from = NULL
    WHERE id = ${found.id}::uuid`
  return { ...found, joined: false, isNew: true }
}

/** So that nobody invites themselves as the second person of what takes two. */
async function pauseApprovals(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE staff_member SET approves_from = ${new Date(now().getTime() + approvalPause)}
    WHERE id = ${id}::uuid`
}

async function setRole(tx: Transaction, id: string, role: StaffRole): Promise<void> {
  if (role === 'administrator') return makeAdministrator(tx, id)
  await tx.$executeRaw`
    UPDATE staff_member SET role = ${role}::"StaffRole", approves_from = NULL
    WHERE id = ${id}::uuid`
  await endSessionsOf(tx, id)
}

async function giveRole(tx: Transaction, by: Actor, id: string, role: StaffRole) {
  if (role !== 'administrator') return 'invited'
  if (isOperator(by)) {
    await makeAdministrator(tx, id)
    return 'invited'
  }
  await askForChange(tx, by, 'make_administrator', id)
  return 'invited-as-editor'
}
