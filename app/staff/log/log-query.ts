import { isId, type Parameters, readParameter } from '@/app/staff/list-query'
import { auditSubjects } from '@/lib/audit/audit-subjects'
import { isAuditedAct } from '@/lib/audit/audited-act'

/** What the log is narrowed to, as its address says it. */
export type LogQuery = {
  person?: string
  act?: string
  subject?: string
  subjectId?: string
  day?: string
  after?: string
}

const meansSomething: Record<keyof LogQuery, (value: string) => boolean> = {
  person: (value) => isId(value) || value === 'operator' || value === 'own_link',
  act: isAuditedAct,
  subject: (value) => auditSubjects.some((one) => one === value),
  subjectId: isId,
  day: isDay,
  after: isId,
}

/** Reads the log's address; what means nothing in it is left out. */
export async function readLogQuery(parameters: Parameters): Promise<LogQuery> {
  const given = await parameters
  const query: LogQuery = {}
  for (const name of Object.keys(meansSomething) as (keyof LogQuery)[]) {
    const value = readParameter(given, name)
    if (value !== undefined && meansSomething[name](value)) query[name] = value
  }
  return query
}

/** A day of the calendar, as YYYY-MM-DD. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}
