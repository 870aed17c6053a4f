/**
 * The size limit of a log file in megabytes; there are two of each: the one that is written, and
 * the one before.
 */
export const logMegabytes = 5
