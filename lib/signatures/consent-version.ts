/**
 * The version of the consent's words (`signature.consent` in the messages), kept with each request and signature:
 * the day on which they were last changed in any language. Change both together.
 */
export const consentVersion = '2026-11-24'
