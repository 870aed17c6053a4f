import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import {
  type ConsentFaults,
  type ConsentForm,
  parseConsentForm,
} from '@/lib/defenders/consent/consent-form'
import { termMonths } from '@/lib/defenders/consent/unreachable'
import { readSituation } from '@/lib/defenders/situation'
import { dayOf, now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { settings } from '@/lib/platform/settings'
import { mayDo } from '@/lib/staff/rights'
import { type Actor, isOperator } from '@/lib/staff/staff-member'

export type RecordConsentOutcome =
  | { outcome: 'recorded'; consentId: string }
  | { outcome: 'faults'; faults: ConsentFaults }
  /** A fictional person, who can agree to nothing. */
  | { outcome: 'sample' }
  | { outcome: 'unknown-defender' }
  | { outcome: 'not-allowed' }

/**
 * Enters a consent, or a denial, into a person's register (`consent-form.ts` says what is typed). The
 * public views obey it with its commit. A consent to a name on the site is from then on why the person is
 * shown, and no longer that the programme published them before: what it does not cover is not shown. Of
 * who stands under a pseudonym the evidence tells the name, so only those enter it who may know that.
 */
export async function recordConsent(
  by: Actor,
  defenderId: string,
  input: unknown,
): Promise<RecordConsentOutcome> {
  if (!mayDo(by, 'recordConsent')) return { outcome: 'not-allowed' }
  const parsed = parseConsentForm(input, dayOf(now()))
  if (!parsed.ok) return { outcome: 'faults', faults: parsed.faults }
  const { form } = parsed
  return db.$transaction(async (tx): Promise<RecordConsentOutcome> => {
    const [person] = await tx.$queryRaw<PersonRow[]>`
      SELECT sample, situation::text, under_pseudonym FROM defender WHERE id = ${defenderId}::uuid FOR NO KEY UPDATE`
    if (!person) return { outcome: 'unknown-defender' }
    if (person.sample) return { outcome: 'sample' }
    if (person.under_pseudonym && !mayDo(by, 'lookAtIdentities')) return { outcome: 'not-allowed' }
    const months = termMonths(readSituation(person.situation))
    const consentId = await insertConsent(tx, by, defenderId, form, months)
    if (isWhyShown(form)) {
      await tx.$executeRaw`
        UPDATE defender SET basis = 'consent' WHERE id = ${defenderId}::uuid AND basis IS DISTINCT FROM 'consent'`
    }
    const fields = [form.denial ? 'denial' : 'consent', ...form.covers] as const
    await writeAuditEntry(
      tx,
      by,
      'recordConsent',
      { subject: 'defender', id: defenderId },
      { fields },
    )
    return { outcome: 'recorded', consentId }
  })
}

type PersonRow = { sample: boolean; situation: string; under_pseudonym: boolean }

const isWhyShown = ({ denial, purposes, covers }: ConsentForm) =>
  !denial && purposes.includes('site') && (covers.includes('name') || covers.includes('pseudonym'))

/** Days begin and end in `TIME_ZONE`; the last day is its own. A denial that names no last day has none. */
async function insertConsent(
  tx: Transaction,
  by: Actor,
  defenderId: string,
  form: ConsentForm,
  months: number,
): Promise<string> {
  const { timeZone } = settings()
  const startsOn = form.startsOn ?? form.givenOn
  const enteredBy = isOperator(by) ? null : by.id
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO consent (id, defender_id, denial, given_by, given_on, evidence, paper_at, purposes, covers,
      starts_at, ends_at, channel, entered_by, entered_at)
    SELECT uuidv7(), ${defenderId}::uuid, ${form.denial}, ${form.givenBy}::"ConsentGiver",
      ${form.givenOn}::date, ${form.evidence}, ${form.paperAt}, ${form.purposes}::text[]::"ConsentPurpose"[],
      ${form.covers}::text[]::"ConsentScope"[], ${startsOn}::date::timestamp AT TIME ZONE ${timeZone},
      CASE WHEN ${form.denial} AND ${form.endsOn ?? null}::date IS NULL THEN NULL
        ELSE (COALESCE(${form.endsOn ?? null}::date, (${startsOn}::date + make_interval(months => ${months}::int))::date)
          + 1)::timestamp AT TIME ZONE ${timeZone} END,
      ${form.channel}, ${enteredBy}::uuid, ${now()}
    RETURNING id::text`
  if (!row) throw new Error('A consent was not entered')
  return row.id
}
