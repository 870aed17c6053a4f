import { byLanguage } from '@/lib/campaigns/public-campaigns'
import { entrySeenBy } from '@/lib/defenders/identity/seen-identities'
import { db, sql } from '@/lib/platform/db'
import { settings } from '@/lib/platform/settings'
import { mayDo, type StaffAct } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'

/** What the log is narrowed to; a filter that is left out lets every entry through. */
export type AuditFilters = {
  /** A member's id, or whoever else can act. */
  person?: string
  act?: string
  subject?: string
  subjectId?: string
  /** A day where `TIME_ZONE` is, as YYYY-MM-DD. */
  day?: string
  /** The `next` of the page before. */
  after?: string
}

/** An act as the log tells of it. */
export type AuditLine = {
  id: string
  at: Date
  actor: 'member' | 'operator' | 'own_link'
  /** Of a member. */
  person: { id: string; name: string } | undefined
  act: string
  subject: string
  subjectId: string | undefined
  /** What the subject is called now; `undefined` where it is gone or has no name. */
  subjectName: string | undefined
  part: string | undefined
  edition: number | undefined
  fields: string[]
  reason: string | undefined
}

type Row = {
  id: string
  at: Date
  actor: AuditLine['actor']
  member_id: string | null
  member_name: string | null
  act: string
  subject: string
  subject_id: string | null
  subject_name: string | null
  part: string | null
  edition: number | null
  fields: string[]
  reason: string | null
}

/**
 * The log of acts, the newest first: `length` entries a page, each found from the last entry of the page
 * before. `next` is where the following page begins.
 */
export async function listAuditEntries(
  by: StaffMember,
  { person, act, subject, subjectId, day, after }: AuditFilters,
  length = 50,
): Promise<{ lines: AuditLine[]; next: string | undefined }> {
  const all = sql`true`
  const rows = await db.$queryRaw<Row[]>`
    SELECT e.id, e.at, e.actor::text AS actor, e.member_id, COALESCE(NULLIF(m.name, ''), m.email) AS member_name,
      e.act, e.subject::text AS subject, e.subject_id, ${subjectName(by)} AS subject_name,
      e.part, e.edition, e.fields, e.reason
    FROM (
      SELECT * FROM audit_entry e
      WHERE ${entrySeenBy(by)} AND ${person === undefined ? all : byPerson(person)}
        AND ${act === undefined ? all : sql`e.act = ${act}`}
        AND ${subject === undefined ? all : sql`e.subject::text = ${subject}`}
        AND ${subjectId === undefined ? all : sql`e.subject_id = ${subjectId}::uuid`}
        AND ${day === undefined ? all : onDay(day)}
        AND ${after === undefined ? all : sql`e.id < ${after}::uuid`}
      ORDER BY e.id DESC LIMIT ${length + 1}
    ) e LEFT JOIN staff_member m ON m.id = e.member_id
    ORDER BY e.id DESC`
  const lines = rows.slice(0, length).map((row) => toLine(row, by))
  return { lines, next: rows.length > length ? lines.at(-1)?.id : undefined }
}

const byPerson = (person: string) =>
  person === 'operator' || person === 'own_link'
    ? sql`e.actor = ${person}::"AuditActor"`
    : sql`e.member_id = ${person}::uuid`

const onDay = (day: string) => {
  const { timeZone } = settings()
  return sql`(e.at >= (${day}::date)::timestamp AT TIME ZONE ${timeZone}
    AND e.at < (${day}::date + 1)::timestamp AT TIME ZONE ${timeZone})`
}

const subjectName = ({
  locale,
}: StaffMember) => sql`CASE CASE e.subject WHEN 'shown_name' THEN 'campaign' ELSE e.subject::text END
  WHEN 'defender' THEN (SELECT t.name FROM defender_text t
    WHERE t.defender_id = e.subject_id ORDER BY ${byLanguage(locale)})
  WHEN 'campaign' THEN (SELECT t.title FROM campaign_text t
    WHERE t.campaign_id = e.subject_id ORDER BY ${byLanguage(locale)})
  WHEN 'member' THEN (SELECT COALESCE(NULLIF(s.name, ''), s.email) FROM staff_member s
    WHERE s.id = e.subject_id)
END`

/** Acts whose reasons tell what a person or their family said: who may look at consents alone reads them. */
const confidingActs: readonly string[] = [
  'askToLiftHiding',
  'approveLifting',
  'askToExtendConsent',
  'approveConsentExtension',
] satisfies StaffAct[]

function toLine(row: Row, by: StaffMember): AuditLine {
  const { id, at, actor, act, subject, fields } = row
  return {
    ...{ id, at, actor, act, subject, fields },
    person: row.member_id === null ? undefined : { id: row.member_id, name: row.member_name ?? '' },
    subjectId: row.subject_id ?? undefined,
    subjectName: row.subject_name ?? undefined,
    part: row.part ?? undefined,
    edition: row.edition ?? undefined,
    reason: mayRead(row, by) ? (row.reason ?? undefined) : undefined,
  }
}

const mayRead = ({ act }: Row, by: StaffMember) =>
  !confidingActs.includes(act) || mayDo(by, 'lookAtConsents')
