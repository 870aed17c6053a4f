/**
 * The parts and fields that the log names of an act, each with words of its own for people
 * (`log.words`): an entry holds no other, so that no value gets into it.
 */
export const auditedWords = [
  'face',
  'place',
  'story',
  'person',
  'app',
  'passkey',
  'make_administrator',
  'reset_second_factor',
  'asked',
  'consent',
  'denial',
  'name',
  'pseudonym',
  'situation',
  'holds',
  'withdrawn',
  'locale',
  'role',
  'editor',
  'campaigner',
  'administrator',
] as const
export type AuditedWord = (typeof auditedWords)[number]

/** Whether the log has words for it; an older entry may name what nothing writes any more. */
export const isAuditedWord = (word: string): word is AuditedWord =>
  auditedWords.some((one) => one === word)
