import { forgetExpiredLetters } from '@/lib/mail/ending/forget-expired-letters'
import { forgetMailCounts } from '@/lib/mail/ending/forget-mail-counts'
import { forgetMailReports } from '@/lib/mail/ending/forget-mail-reports'
import { forgetMailStops } from '@/lib/mail/ending/forget-mail-stops'
import { forgetMailTotals } from '@/lib/mail/ending/forget-mail-totals'
import { forgetMailboxLetters } from '@/lib/mail/mailbox/forget-mailbox-letters'
import type { KeptThing } from '@/lib/retention/kept-things'
import { endCampaignTerms } from '@/lib/signatures/ending/end-campaign-terms'
import { forgetCampaignMailStops } from '@/lib/signatures/ending/forget-campaign-mail-stops'
import { forgetExpiredRequests } from '@/lib/signatures/ending/forget-expired-requests'
import { forgetLinkRequests } from '@/lib/signatures/ending/forget-link-requests'

/** What delivers also ends its batches: it is a job of its own. */
type RetentionAct = Exclude<NonNullable<KeptThing['endedBy']>, 'deliverDueMail'>

/**
 * The acts that end what `keptThings` names, none left out. Each does a share of what is due and
 * returns how much that was; killed anywhere, the next call goes on.
 */
export const retentionActs: Record<RetentionAct, () => Promise<number>> = {
  forgetExpiredRequests,
  endCampaignTerms,
  forgetExpiredLetters,
  forgetLinkRequests,
  forgetMailCounts,
  forgetCampaignMailStops,
  forgetMailStops,
  forgetMailReports,
  forgetMailTotals,
  forgetMailboxLetters,
}
