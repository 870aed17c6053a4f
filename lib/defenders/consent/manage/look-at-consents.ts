import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import {
  type ConsentGiver,
  type ConsentPurpose,
  type ConsentScope,
  coveredAt,
  type HiddenPart,
  type Statement,
} from '@/lib/defenders/consent/coverage'
import { waitingExtension } from '@/lib/defenders/consent/waiting-extension'
import type { ShowBasis } from '@/lib/defenders/read-defender'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import { type Actor, isOperator } from '@/lib/staff/staff-member'

/** A row of the register as staff read it. */
export type ConsentEntry = Statement & {
  id: string
  givenBy: ConsentGiver
  /** A day (YYYY-MM-DD). */
  givenOn: string
  evidence: string
  paperAt: string
  channel: string
  /** The name of the member who entered it; undefined for the operator. */
  enteredBy: string | undefined
  enteredAt: Date
  /** An extension that waits for a second member. */
  waiting: { id: string; endsAt: Date; reason: string; name: string; ownAsk: boolean } | undefined
}

export type ConsentRegister = {
  basis: ShowBasis | undefined
  /** What may be shown now, whatever the visibility. */
  covered: Record<'site' | 'campaigns', ConsentScope[]>
  hidden: HiddenPart[]
  /** The newest first. */
  entries: ConsentEntry[]
}

export type LookAtConsentsOutcome =
  | ({ outcome: 'register' } & ConsentRegister)
  | { outcome: 'unknown-defender' }
  | { outcome: 'not-allowed' }

/**
 * Reads a person's register of consents with its evidence, which is sensitive: that somebody looked is
 * noted. Of who stands under a pseudonym the evidence tells the name: only those see it who may.
 */
export async function lookAtConsents(
  by: Actor,
  defenderId: string,
): Promise<LookAtConsentsOutcome> {
  if (!mayDo(by, 'lookAtConsents')) return { outcome: 'not-allowed' }
  const at = now()
  return db.$transaction(async (tx): Promise<LookAtConsentsOutcome> => {
    const [person] = await tx.$queryRaw<PersonRow[]>`
      SELECT basis::text, under_pseudonym OR retired_at IS NOT NULL AS names, ARRAY(
        SELECT DISTINCT h.part::text FROM defender_hiding h
        WHERE h.defender_id = d.id AND h.lifted_at IS NULL
      ) AS hidden
      FROM defender d WHERE d.id = ${defenderId}::uuid`
    if (!person) return { outcome: 'unknown-defender' }
    if (person.names && !mayDo(by, 'lookAtIdentities')) return { outcome: 'not-allowed' }
    const rows = await tx.$queryRaw<EntryRow[]>`
      SELECT t.id::text, t.denial, t.given_by::text, t.given_on::text, t.evidence, t.paper_at,
        t.purposes::text[] AS purposes, t.covers::text[] AS covers, t.starts_at, t.ends_at, t.channel,
        t.entered_at, m.name AS entered_by, more.until AS extended_to, gone.at AS withdrawn_at,
        w.id::text AS waiting_id, w.ends_at AS waiting_ends_at, w.reason AS waiting_reason,
        w.asker, w.asked_by = ${isOperator(by) ? null : by.id}::uuid AS own_ask
      FROM consent t LEFT JOIN staff_member m ON m.id = t.entered_by
      LEFT JOIN LATERAL (
        SELECT max(e.ends_at) AS until FROM consent_extension e
        WHERE e.consent_id = t.id AND e.approved_at IS NOT NULL
      ) more ON true
      LEFT JOIN LATERAL (
        SELECT min(r.reviewed_at) AS at FROM consent_review r
        WHERE r.consent_id = t.id AND r.finding = 'withdrawn'
      ) gone ON true
      LEFT JOIN LATERAL (
        SELECT e.*, COALESCE(NULLIF(a.name, ''), a.email) AS asker
        FROM consent_extension e LEFT JOIN staff_member a ON a.id = e.asked_by
        WHERE e.id = ${waitingExtension(at)}
      ) w ON true
      WHERE t.defender_id = ${defenderId}::uuid ORDER BY t.id DESC`
    await writeAuditEntry(tx, by, 'lookAtConsents', { subject: 'defender', id: defenderId })
    return { outcome: 'register', ...toRegister(person, rows, at) }
  })
}

type PersonRow = { basis: string | null; names: boolean; hidden: HiddenPart[] }

type EntryRow = {
  id: string
  denial: boolean
  given_by: ConsentGiver
  given_on: string
  evidence: string
  paper_at: string
  purposes: ConsentPurpose[]
  covers: ConsentScope[]
  starts_at: Date
  ends_at: Date | null
  channel: string
  entered_at: Date
  entered_by: string | null
  extended_to: Date | null
  withdrawn_at: Date | null
  waiting_id: string | null
  waiting_ends_at: Date | null
  waiting_reason: string | null
  asker: string | null
  own_ask: boolean | null
}

function toRegister({ basis, hidden }: PersonRow, rows: EntryRow[], at: Date): ConsentRegister {
  const entries = rows.map(toEntry)
  const shownFor = basis === null ? undefined : (basis.replaceAll('_', '-') as ShowBasis)
  const register = { basis: shownFor, statements: entries, hidden }
  const covered = {
    site: coveredAt(register, 'site', at),
    campaigns: coveredAt(register, 'campaigns', at),
  }
  return { basis: shownFor, covered, hidden, entries }
}

function toEntry(row: EntryRow): ConsentEntry {
  const { waiting_id: id, waiting_ends_at: endsAt, waiting_reason: reason } = row
  const waits = id !== null && endsAt !== null && reason !== null
  return {
    id: row.id,
    denial: row.denial,
    givenBy: row.given_by,
    givenOn: row.given_on,
    evidence: row.evidence,
    paperAt: row.paper_at,
    purposes: row.purposes,
    covers: row.covers,
    startsAt: row.starts_at,
    endsAt: row.ends_at ?? undefined,
    extendedTo: row.extended_to ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
    channel: row.channel,
    enteredBy: row.entered_by ?? undefined,
    enteredAt: row.entered_at,
    waiting: waits
      ? { id, endsAt, reason, name: row.asker ?? '', ownAsk: row.own_ask ?? false }
      : undefined,
  }
}
