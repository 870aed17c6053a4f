const hour = 3_600_000
const day = 24 * hour

/** As long as the daily caps look back, with room to spare. */
export const mailCountLife = 48 * hour

/** For how long an address that bounced gets no mail: a mailbox may be given to somebody else. */
export const bounceStopLife = 90 * day

/** For how many months an address whose owner complained gets no mail. */
export const complaintStopMonths = 12

/** A provider repeats what it was not answered to for less than that. */
export const mailReportLife = 3 * day

/** The day's totals of letters by ending: a year can be compared with the last one. */
export const mailTotalLife = 400 * day

/** A batch without a clear answer is given up by then (`repeatWithin`, and the longest pause). */
export const mailBatchLife = day
