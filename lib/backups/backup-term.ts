/** For how many days a backup is kept at most: what was erased meanwhile is still in it. */
export const backupTermDays = 30
