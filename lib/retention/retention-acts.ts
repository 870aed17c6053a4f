import { deleteExpiredMailboxLetters } from '@/lib/mail/mailbox/delete-expired-mailbox-letters'
import { deleteExpiredLetters } from '@/lib/mail/retention/delete-expired-letters'
import { deleteExpiredMailCounts } from '@/lib/mail/retention/delete-expired-mail-counts'
import { deleteExpiredMailReports } from '@/lib/mail/retention/delete-expired-mail-reports'
import { deleteExpiredMailStops } from '@/lib/mail/retention/delete-expired-mail-stops'
import { deleteExpiredMailTotals } from '@/lib/mail/retention/delete-expired-mail-totals'
import type { RetentionRule } from '@/lib/retention/retention-policy'
import { deleteExpiredCampaignMailStops } from '@/lib/signatures/retention/delete-expired-campaign-mail-stops'
import { deleteExpiredLinkRequests } from '@/lib/signatures/retention/delete-expired-link-requests'
import { deleteExpiredRequests } from '@/lib/signatures/retention/delete-expired-requests'
import { endCampaignTerms } from '@/lib/signatures/retention/end-campaign-terms'

/** What delivers also ends its batches: it is a job of its own. */
type RetentionAct = Exclude<NonNullable<RetentionRule['endedBy']>, 'deliverDueMail'>

/**
 * The acts that end what `retentionPolicy` names, none left out. Each does a share of what is due and
 * returns how much that was; killed anywhere, the next call goes on.
 */
export const retentionActs: Record<RetentionAct, () => Promise<number>> = {
  deleteExpiredRequests,
  endCampaignTerms,
  deleteExpiredLetters,
  deleteExpiredLinkRequests,
  deleteExpiredMailCounts,
  deleteExpiredCampaignMailStops,
  deleteExpiredMailStops,
  deleteExpiredMailReports,
  deleteExpiredMailTotals,
  deleteExpiredMailboxLetters,
}
