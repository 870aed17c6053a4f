import { forgetEndedSearchTerms } from '@/lib/defenders/forget-ended-search-terms'
import { queueHidingNotices } from '@/lib/defenders/hiding/queue-hiding-notices'
import { answerLinkRequests } from '@/lib/mail/answer-link-requests'
import { answerSignatureRequests } from '@/lib/mail/answer-signature-requests'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { takeMailReports } from '@/lib/mail/reports/take-mail-reports'
import type { Transport } from '@/lib/mail/transports/transport'
import { listRetentionJobs } from '@/lib/retention/list-retention-jobs'
import { copySignaturesToLinks } from '@/lib/signatures/copy-signatures-to-links'
import { foldTally } from '@/lib/signatures/fold-tally'
import { showCountries } from '@/lib/signatures/showing/show-countries'
import { showNames } from '@/lib/signatures/showing/show-names'
import { answerSignInRequests } from '@/lib/staff/sign-in/answer-sign-in-requests'

export type Job = {
  name: string
  /**
   * The pause after a run without work, in milliseconds; after other runs it runs again at once.
   */
  every: number
  /** The job whose work makes work for this one, which then runs at once. */
  follows?: string
  /** Handles a batch of what is due and returns how much that was. */
  act: () => Promise<number>
}

const second = 1_000
const minute = 60 * second

/** All jobs of the worker: the job, how often, which act. */
export function schedule(transport: Transport): Job[] {
  return [
    { name: 'answer signature requests', every: second / 4, act: answerSignatureRequests },
    { name: 'answer sign-in requests', every: second / 2, act: answerSignInRequests },
    { name: 'answer link requests', every: second / 2, act: answerLinkRequests },
    {
      name: 'deliver due mail',
      every: second / 2,
      follows: 'answer signature requests',
      act: () => deliverDueMail(transport),
    },
    { name: 'take mail reports', every: 5 * second, act: takeMailReports },
    { name: 'copy signatures to links', every: second, act: copySignaturesToLinks },
    { name: 'fold the tally', every: 5 * second, act: foldTally },
    // These run once a day for each campaign, at an hour of their own: see take-campaign-of-day.ts.
    { name: 'show names', every: minute, act: showNames },
    { name: 'show countries', every: minute, act: showCountries },
    { name: 'queue hiding notices', every: 5 * second, act: queueHidingNotices },
    { name: 'forget ended search terms', every: minute, act: forgetEndedSearchTerms },
    ...listRetentionJobs().map((job) => ({ ...job, every: 10 * minute })),
  ]
}
