import { isId, type Parameters, readParameter } from '@/app/staff/list-query'
import { auditSubjects } from '@/lib/audit/audit-subjects'
import { isAuditedAct } from '@/lib/audit/audited-act'
import { isCalendarDay } from '@/lib/defenders/calendar-day'

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
  day: isCalendarDay,
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
