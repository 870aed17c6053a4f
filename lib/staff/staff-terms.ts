const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** For how long a link signs in, once. */
export const signInLinkLife = 10 * minute

/** A link is kept for so long, so that letters to one member can be counted. */
export const signInLinkKept = day

/** A request for a link is gone after so long, answered or not. */
export const signInRequestLife = 14 * day

/** A session ends that was not used for so long. */
export const idleTime = 30 * minute

/** A session ends after so long, however much it is used. */
export const sessionLife = 12 * hour

/** A browser is known for so long after it was last used to sign in. */
export const browserLife = 180 * day

/** Wrong codes count towards the bound of tries for so long. */
export const wrongCodeLife = day

/** For so long a challenge to a passkey can be answered. */
export const challengeLife = 5 * minute

/** A change that another administrator has to agree to waits for so long. */
export const changeRequestLife = 14 * day

/** A new administrator, and one whose second factor was reset, agrees to nothing for so long. */
export const approvalPause = 7 * day
