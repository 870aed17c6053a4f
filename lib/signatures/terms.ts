const hour = 3_600_000
const day = 24 * hour

/** How long a link lives that was not confirmed, and with it its request. */
export const linkLife = 14 * day

/** For how long after closing a request made before it may still be confirmed. */
export const confirmAfterClosing = day

/** When a lost link's request goes that the worker could never answer. */
export const linkRequestLife = 3 * day

/** For how long a campaign writes nothing to an address whose owner said that it was not them. */
export const campaignStopLife = 30 * day

/** At the latest then the letter that tells of a withdrawal is gone, sent or not. */
export const withdrawnLetterGone = day

/** Until when that letter may be sent: what is over is deleted a little later. */
export const withdrawnLetterLife = withdrawnLetterGone - hour

/** As `campaign.term_months` has it where nothing else was decided. */
export const usualTermMonths = 12
