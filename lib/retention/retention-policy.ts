import { join } from 'node:path'
import { countBackupsBefore } from '@/lib/backups/backup-ledger'
import { backupTermDays } from '@/lib/backups/backup-term'
import { termEndsAt } from '@/lib/campaigns/campaign-state'
import { deleteExpiredLetters } from '@/lib/mail/delete-expired-letters'
import {
  bounceStopLife,
  complaintStopMonths,
  mailBatchLife,
  mailCountLife,
  mailReportLife,
  mailTotalLife,
} from '@/lib/mail/mail-terms'
import { deleteExpiredMailboxLetters } from '@/lib/mail/mailbox/delete-expired-mailbox-letters'
import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'
import { dayOf } from '@/lib/platform/clock'
import { sql } from '@/lib/platform/db'
import { settings } from '@/lib/platform/settings'
import { logMegabytes } from '@/lib/retention/log-bound'
import {
  keptForever,
  keptInFiles,
  keptInRows,
  type RetentionRule,
} from '@/lib/retention/retention-rule'
import { endCampaignTerms } from '@/lib/signatures/retention/end-campaign-terms'
import {
  campaignStopLife,
  linkLife,
  linkRequestLife,
  usualTermMonths,
  withdrawnLetterRetention,
} from '@/lib/signatures/terms'

const hour = 3_600_000
const hours = (life: number) => ({ hours: life / hour })
const days = (life: number) => ({ days: life / (24 * hour) })
const campaignTerm = { campaignMonths: usualTermMonths }

const logFolder = () => join(settings().dataDir, 'logs')

const before = (at: Date, life: number) => new Date(at.getTime() - life)
const day = (at: Date) => sql`${dayOf(at)}::date`
const seconds = (life: number) => sql`make_interval(secs => ${life / 1_000}::float8)`

const received = (life: number) => (at: Date) => sql`received_at <= ${before(at, life)}`
const lastDayOver = (at: Date) => sql`until < ${day(at)}`
const stopped = (reason: 'bounce' | 'complaint') => (at: Date) =>
  sql`reason = ${reason}::"StopReason" AND until < ${day(at)}`
const ofCampaign = (at: Date) =>
  sql`campaign_id IN (SELECT c.id FROM campaign c WHERE ${termEndsAt} <= ${at})`
const keyPast = (at: Date) =>
  sql`id IN (SELECT c.id FROM campaign c WHERE c.address_key_wrapped IS NOT NULL AND ${termEndsAt} <= ${at})`
const letterPast = (at: Date) =>
  sql`kind <> 'withdrawn' AND LEAST(expires_at, since + ${seconds(linkLife)}) <= ${at}`
const withdrawnLetterPast = (at: Date) =>
  sql`kind = 'withdrawn' AND LEAST(expires_at, since + ${seconds(withdrawnLetterRetention)}) <= ${at}`
const firstAttemptPast = (at: Date) => sql`first_attempt_at <= ${before(at, mailBatchLife)}`
const counted = (at: Date) => sql`hour <= ${before(at, mailCountLife)}`
const totalled = (at: Date) => sql`day <= ${day(before(at, mailTotalLife))}`

/**
 * What Altaveu stores of signers and of letters, and its files, a line each: what, in which table, for how long, which rows are
 * past their term, and, where they are not deleted, which act ends them. The worker's jobs
 * (`list-retention-jobs.ts`), the check that they do their work (`count-past-terms.ts`) and the
 * text of `/privacy` (`privacy.kept` in the messages) are made from it. What is stored besides
 * (content, the register of consents, counts that name nobody) is listed in docs/operating.md.
 */
export const retentionPolicy = [
  keptInRows('requests', sql`signature_request`, days(linkLife), received(linkLife)),
  keptInRows('signatures', sql`signature`, campaignTerm, ofCampaign, endCampaignTerms),
  keptInRows('links', sql`signature_link`, campaignTerm, ofCampaign, endCampaignTerms),
  keptInRows('addressKeys', sql`campaign`, campaignTerm, keyPast, endCampaignTerms),
  keptForever('totals', sql`tally`),
  keptInRows('letters', sql`letter`, days(linkLife), letterPast, deleteExpiredLetters),
  keptInRows(
    'withdrawnLetters',
    sql`letter`,
    hours(withdrawnLetterRetention),
    withdrawnLetterPast,
    deleteExpiredLetters,
  ),
  keptInRows(
    'batches',
    sql`mail_batch`,
    hours(mailBatchLife),
    firstAttemptPast,
    'deliver due mail',
  ),
  keptInRows('linkRequests', sql`link_request`, days(linkRequestLife), received(linkRequestLife)),
  keptInRows('mailCounts', sql`mail_count`, hours(mailCountLife), counted),
  keptInRows('campaignStops', sql`campaign_mail_stop`, days(campaignStopLife), lastDayOver),
  keptInRows('bounces', sql`mail_stop`, days(bounceStopLife), stopped('bounce')),
  keptInRows('complaints', sql`mail_stop`, { months: complaintStopMonths }, stopped('complaint')),
  keptInRows('reports', sql`mail_report`, days(mailReportLife), received(mailReportLife)),
  keptInRows('mailTotals', sql`mail_total`, days(mailTotalLife), totalled),
  keptInFiles(
    'mailbox',
    'mailbox/',
    mailboxFolder,
    days(linkLife),
    (at) => ({ writtenBy: before(at, linkLife) }),
    deleteExpiredMailboxLetters,
  ),
  {
    ...{ name: 'backups', where: 'backups/', term: { days: backupTermDays } },
    countPast: async (at) =>
      countBackupsBefore(settings().dataDir, before(at, backupTermDays * 24 * hour)),
    // The next backup deletes them: only whoever makes backups may be able to.
    ...{ endedBy: undefined, end: undefined },
  } satisfies RetentionRule<'backups'>,
  // The line that made a log too long is still in it.
  keptInFiles('logs', 'logs/', logFolder, { megabytes: 2 * logMegabytes }, () => ({
    largerThan: (logMegabytes + 1) * 1024 * 1024,
  })),
]

export type KeptData = (typeof retentionPolicy)[number]
