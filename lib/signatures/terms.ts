const hour = 3_600_000
const day = 24 * hour

/** The life of a link that was not confirmed, and of its request. */
export const linkLife = 14 * day

/** How long after a campaign closed a request that was made before may still be confirmed. */
export const confirmAfterClosing = day

/** The life of a link request that the worker could never answer. */
export const linkRequestLife = 3 * day

/**
 * How long one campaign sends nothing to an address whose owner pressed "this wasn't me"
 * (`reportNotMe`, `campaign_mail_stop`). Stops for all campaigns are in `lib/mail/mail-terms.ts`.
 */
export const campaignStopLife = 30 * day

/** The life of the letter that tells of a withdrawal, sent or not. */
export const withdrawnLetterRetention = day

/** How long that letter may be sent; it is deleted a little later. */
export const withdrawnLetterLife = withdrawnLetterRetention - hour

/** The default of `campaign.term_months`. */
export const usualTermMonths = 12
