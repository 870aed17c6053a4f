const hour = 3_600_000
const day = 24 * hour

/** How long a link lives that was not confirmed, and with it its request. */
export const linkLife = 14 * day

/** For how long after closing a request made before it may still be confirmed. */
export const confirmAfterClosing = day

/** How long a question for a lost link is kept that the worker never came to answer. */
export const linkRequestLife = 3 * day
