/**
 * The version of the consent's words (`signature.consent` in the messages), stored with each
 * request and signature: the day on which they last changed in any language, as YYYY-MM-DD; a
 * further change on the same day adds `.2`, `.3` and so on. Change both together.
 */
export const consentVersion = '2026-11-24.2'
