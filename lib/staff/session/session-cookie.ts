/** The cookie of a session. Its path is `/staff`, so that no public request carries one. */
export const sessionCookie = 'altaveu-staff'
