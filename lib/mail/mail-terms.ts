const hour = 3_600_000
const day = 24 * hour

/** The life of the daily counts: as long as the caps look back, with room to spare. */
export const mailCountLife = 48 * hour

/**
 * How long an address that bounced gets no mail, in any campaign. The worker sets this stop and the
 * next from the provider's reports (`mail_stop`); a signer's own "this wasn't me" stops one campaign
 * only (`campaignStopLife`). It ends, since a mailbox may be given to somebody else.
 */
export const bounceStopLife = 90 * day

/** How many months an address whose owner complained of spam gets no mail, in any campaign. */
export const complaintStopMonths = 12

/** The life of a report's id: longer than a provider repeats a report that was not answered. */
export const mailReportLife = 3 * day

/** The life of the day's totals of letters by outcome: a year can be compared with the last one. */
export const mailTotalLife = 400 * day

/** The life of a batch without a clear answer (`repeatWithin`, and the longest pause). */
export const mailBatchLife = day
