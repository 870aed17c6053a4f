import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { termEndsAt } from '@/lib/campaigns/campaign-state'
import { mailBatchLife, mailCountLife, mailReportLife, mailTotalLife } from '@/lib/mail/mail-terms'
import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'
import { dayOf } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { settings } from '@/lib/platform/settings'
import { logMegabytes, type RetentionRule, retentionPolicy } from '@/lib/retention/retention-policy'
import { linkLife, linkRequestLife, withdrawnLetterGone } from '@/lib/signatures/terms'

/** How much of a kept thing is there past its term. */
export type PastTerm = Pick<RetentionRule, 'name' | 'where' | 'term' | 'endedBy'> & { past: number }

type Count = (at: Date) => Promise<number>

const before = (at: Date, life: number) => new Date(at.getTime() - life)
const day = (at: Date) => sql`${dayOf(at)}::date`

/** Rows, where the text says from which table and under which condition. */
const rows =
  (source: (at: Date) => ReturnType<typeof sql>): Count =>
  async (at) => {
    const [found] = await db.$queryRaw<{ past: number }[]>`
      SELECT count(*)::int AS past FROM ${source(at)}`
    return found?.past ?? 0
  }

/** By kept thing; none is left out. */
const counts: Record<RetentionRule['name'], Count> = {
  requests: rows((at) => sql`signature_request WHERE received_at <= ${before(at, linkLife)}`),
  signatures: rows(
    (at) => sql`signature s JOIN campaign c ON c.id = s.campaign_id WHERE ${termEndsAt} <= ${at}`,
  ),
  links: rows(
    (at) =>
      sql`signature_link l JOIN campaign c ON c.id = l.campaign_id WHERE ${termEndsAt} <= ${at}`,
  ),
  addressKeys: rows(
    (at) => sql`campaign c WHERE c.address_key_wrapped IS NOT NULL AND ${termEndsAt} <= ${at}`,
  ),
  totals: async () => 0,
  letters: rows(
    (at) =>
      sql`letter WHERE kind <> 'withdrawn' AND LEAST(expires_at, since + ${seconds(linkLife)}) <= ${at}`,
  ),
  withdrawnLetters: rows(
    (at) => sql`letter WHERE kind = 'withdrawn'
      AND LEAST(expires_at, since + ${seconds(withdrawnLetterGone)}) <= ${at}`,
  ),
  batches: rows((at) => sql`mail_batch WHERE first_attempt_at <= ${before(at, mailBatchLife)}`),
  linkRequests: rows((at) => sql`link_request WHERE received_at <= ${before(at, linkRequestLife)}`),
  mailCounts: rows((at) => sql`mail_count WHERE hour <= ${before(at, mailCountLife)}`),
  campaignStops: rows((at) => sql`campaign_mail_stop WHERE until < ${day(at)}`),
  bounces: rows((at) => sql`mail_stop WHERE reason = 'bounce' AND until < ${day(at)}`),
  complaints: rows((at) => sql`mail_stop WHERE reason = 'complaint' AND until < ${day(at)}`),
  reports: rows((at) => sql`mail_report WHERE received_at <= ${before(at, mailReportLife)}`),
  mailTotals: rows((at) => sql`mail_total WHERE day <= ${day(before(at, mailTotalLife))}`),
  mailbox: files(mailboxFolder, (at) => ({ writtenBy: before(at, linkLife) })),
  logs: files(
    () => join(settings().dataDir, 'logs'),
    // The line that made it too long still stands in it.
    () => ({ largerThan: (logMegabytes + 1) * 1024 * 1024 }),
  ),
}

function seconds(life: number) {
  return sql`make_interval(secs => ${life / 1_000}::float8)`
}

/** Files of a folder that were written by then, or are larger than they may be; none without it. */
function files(
  folder: () => string,
  past: (at: Date) => { writtenBy?: Date; largerThan?: number },
): Count {
  return async (at) => {
    const { writtenBy, largerThan = Number.POSITIVE_INFINITY } = past(at)
    const names = await readdir(folder()).catch(() => [])
    const found = await Promise.all(
      names.map((name) => stat(join(folder(), name)).catch(() => undefined)),
    )
    const isPast = (file: { mtimeMs: number; size: number } | undefined) =>
      file && (file.mtimeMs <= (writtenBy?.getTime() ?? 0) || file.size > largerThan)
    return found.filter(isPast).length
  }
}

/**
 * Looks at every table and folder for what was past its term at a moment, one entry a kept thing.
 * While the jobs run there is none for longer than they pause. Tells numbers only.
 */
export async function countPastTerms(at: Date): Promise<PastTerm[]> {
  const found: PastTerm[] = []
  for (const thing of retentionPolicy) found.push({ ...thing, past: await counts[thing.name](at) })
  return found
}
