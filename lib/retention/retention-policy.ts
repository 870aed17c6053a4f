import {
  bounceStopLife,
  complaintStopMonths,
  mailBatchLife,
  mailCountLife,
  mailReportLife,
  mailTotalLife,
} from '@/lib/mail/mail-terms'
import {
  campaignStopLife,
  linkLife,
  linkRequestLife,
  usualTermMonths,
  withdrawnLetterGone,
} from '@/lib/signatures/terms'

/** A term in the unit in which it is told. */
export type Duration = { hours: number } | { days: number } | { months: number }

/** For how long something is kept. */
export type Term =
  | Duration
  /** Until the term of its campaign ends (`termEndsAt`): that many months unless decided otherwise. */
  | { campaignMonths: number }
  /** No time ends it: the oldest makes room once there are so many megabytes. */
  | { megabytes: number }
  /** It tells of nobody, and stays. */
  | 'always'

const hour = 3_600_000
const hours = (life: number) => ({ hours: life / hour })
const days = (life: number) => ({ days: life / (24 * hour) })

/** Bound of a log file in megabytes; there are two of each: the one that is written, the one before. */
export const logMegabytes = 5

/**
 * All that Altaveu keeps: where (a table, or a folder in the data folder), for how long, and which
 * act ends it. The worker's jobs (`retention-acts.ts`), the check that they do their work
 * (`count-past-terms.ts`) and what `/privacy` tells (`privacy.kept` in the messages) follow it.
 */
export const retentionPolicy = [
  {
    name: 'requests',
    where: 'signature_request',
    term: days(linkLife),
    endedBy: 'deleteExpiredRequests',
  },
  {
    name: 'signatures',
    where: 'signature',
    term: { campaignMonths: usualTermMonths },
    endedBy: 'endCampaignTerms',
  },
  {
    name: 'links',
    where: 'signature_link',
    term: { campaignMonths: usualTermMonths },
    endedBy: 'endCampaignTerms',
  },
  {
    name: 'addressKeys',
    where: 'campaign',
    term: { campaignMonths: usualTermMonths },
    endedBy: 'endCampaignTerms',
  },
  { name: 'totals', where: 'tally', term: 'always', endedBy: undefined },
  { name: 'letters', where: 'letter', term: days(linkLife), endedBy: 'deleteExpiredLetters' },
  {
    name: 'withdrawnLetters',
    where: 'letter',
    term: hours(withdrawnLetterGone),
    endedBy: 'deleteExpiredLetters',
  },
  { name: 'batches', where: 'mail_batch', term: hours(mailBatchLife), endedBy: 'deliverDueMail' },
  {
    name: 'linkRequests',
    where: 'link_request',
    term: days(linkRequestLife),
    endedBy: 'deleteExpiredLinkRequests',
  },
  {
    name: 'mailCounts',
    where: 'mail_count',
    term: hours(mailCountLife),
    endedBy: 'deleteExpiredMailCounts',
  },
  {
    name: 'campaignStops',
    where: 'campaign_mail_stop',
    term: days(campaignStopLife),
    endedBy: 'deleteExpiredCampaignMailStops',
  },
  {
    name: 'bounces',
    where: 'mail_stop',
    term: days(bounceStopLife),
    endedBy: 'deleteExpiredMailStops',
  },
  {
    name: 'complaints',
    where: 'mail_stop',
    term: { months: complaintStopMonths },
    endedBy: 'deleteExpiredMailStops',
  },
  {
    name: 'reports',
    where: 'mail_report',
    term: days(mailReportLife),
    endedBy: 'deleteExpiredMailReports',
  },
  {
    name: 'mailTotals',
    where: 'mail_total',
    term: days(mailTotalLife),
    endedBy: 'deleteExpiredMailTotals',
  },
  {
    name: 'mailbox',
    where: 'mailbox/',
    term: days(linkLife),
    endedBy: 'deleteExpiredMailboxLetters',
  },
  { name: 'logs', where: 'logs/', term: { megabytes: 2 * logMegabytes }, endedBy: undefined },
] as const satisfies readonly {
  name: string
  where: string
  term: Term
  endedBy: string | undefined
}[]

export type RetentionRule = (typeof retentionPolicy)[number]
