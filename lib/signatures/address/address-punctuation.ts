import { parseEmailAddress } from '@/lib/signatures/address/email-address'
import { withoutInvisible } from '@/lib/signatures/address/invisible-characters'

/** A typo in the punctuation of an e-mail address; the form has a message for each. */
export type PunctuationError =
  | 'has-mailto'
  | 'in-brackets'
  | 'in-quotes'
  | 'full-width'
  | 'has-comma'
  | 'mark-at-end'

/** The error, and the address that was likely intended: `undefined` where that is not obvious. */
export type PunctuationTypo = { error: PunctuationError; suggested: string | undefined }

type Repair = { error: PunctuationError; repair: (typed: string) => string }

const repairs: readonly Repair[] = [
  // U+FF01 to U+FF5E are ASCII as wide as an ideograph; U+FE6B is a small commercial at.
  { error: 'full-width', repair: (typed) => typed.replace(/[！-～﹫。｡]/g, ofOrdinaryWidth) },
  { error: 'mark-at-end', repair: (typed) => typed.replace(/(?<![.,;:!?])[.,;:!?]+$/, '') },
  { error: 'in-brackets', repair: (typed) => typed.replace(/^[^<>]*<([^<>]+)>$/, '$1') },
  { error: 'in-brackets', repair: (typed) => typed.replace(/^\(([^()]+)\)$/, '$1') },
  { error: 'in-quotes', repair: (typed) => typed.replace(/^["'“”‘’«](.+)["'“”‘’»]$/, '$1') },
  { error: 'has-mailto', repair: (typed) => typed.replace(/^mailto:(?:\/\/)?/i, '') },
  { error: 'has-comma', repair: (typed) => typed.replace(/,(?=[^@]*$)/g, '.') },
]

/** Errors can be nested: `Nil <mailto:nil@example,org>.` */
const maxRounds = 3

/** Nobody types more than this into the field; the bound keeps the work small. */
const maxRawLength = 1_000

/**
 * Names the typo of punctuation because of which a text is no e-mail address, the first one where
 * there are several; `undefined` where the text is an address, or would be none without the typo
 * either. Never throws.
 */
export function findPunctuationTypo(raw: string): PunctuationTypo | undefined {
  if (raw.length > maxRawLength || parseEmailAddress(raw)) return undefined
  const typed = withoutInvisible(raw)
  const { repaired, errors } = repairAll(typed)
  const [error] = errors
  if (error && parseEmailAddress(repaired)) return { error, suggested: repaired }
  // Before the @ a comma may stand for a full stop, or for nothing at all.
  const plain = parseEmailAddress(repaired.replaceAll(',', '.'))
  return plain && { error: error ?? 'has-comma', suggested: undefined }
}

function repairAll(typed: string): { repaired: string; errors: PunctuationError[] } {
  const errors: PunctuationError[] = []
  let repaired = typed
  for (let round = 0; round < maxRounds; round++) {
    for (const { error, repair } of repairs) {
      const after = repair(repaired)
      if (after !== repaired) errors.push(error)
      repaired = after
    }
  }
  return { repaired, errors }
}

function ofOrdinaryWidth(character: string): string {
  return '。｡'.includes(character) ? '.' : character.normalize('NFKC')
}
