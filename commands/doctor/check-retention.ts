import { count, type Finding, ok, wrong } from '@/commands/doctor/finding'
import { backupTermDays } from '@/lib/backups/backup-term'
import { countPastTerms, type PastTerm } from '@/lib/retention/count-past-terms'

/**
 * The jobs run every few minutes; data that is past its term for longer than this was left behind.
 */
const grace = 2 * 3_600_000

/** Whether any data is past its term, in any table or file. */
export async function checkRetention(at: Date): Promise<Finding[]> {
  const found = await countPastTerms(new Date(at.getTime() - grace))
  const past = found.filter((one) => one.past > 0)
  if (past.length > 0) return past.map(pastTermFinding)
  return [ok(`Retention: nothing past its term (${found.length} kinds of things looked at)`)]
}

function pastTermFinding({ name, where, past, endedBy }: PastTerm): Finding {
  if (name === 'backups') {
    return wrong(
      `Retention: ${count(past, 'backup')} older than ${backupTermDays} days`,
      'what people have had erased is still in them: the next backup deletes those that it finds, ' +
        'others are yours to delete',
    )
  }
  if (where.endsWith('/')) {
    return wrong(
      `Retention: ${count(past, 'file')} in ${where} past their bound (${name})`,
      endedBy
        ? `the worker's job ${endedBy} deletes them: see that it runs`
        : 'logs are bounded while Altaveu writes them: delete what is left of an older start',
    )
  }
  return wrong(
    `Retention: ${count(past, 'row')} in ${where} past their term (${name})`,
    `the worker's job ${endedBy} ends them: see that the worker runs, and in its log why it fails`,
  )
}
