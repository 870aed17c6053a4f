import { parseEmailAddress } from '@/lib/signatures/address/email-address'
import { withoutInvisible } from '@/lib/signatures/address/invisible-characters'

/** A typo in the punctuation of an e-mail address; the form has a message for each. */
export type PunctuationFault =
  | 'has-mailto'
  | 'in-brackets'
  | 'in-quotes'
  | 'full-width'
  | 'has-comma'
  | 'mark-at-end'

/** The fault, and the address that was likely intended: `undefined` where that is not obvious. */
export type PunctuationTypo = { fault: PunctuationFault; suggested: string | undefined }

type Repair = { fault: PunctuationFault; repair: (typed: string) => string }

const repairs: readonly Repair[] = [
  // U+FF01 to U+FF5E are ASCII as wide as an ideograph; U+FE6B is a small commercial at.
  { fault: 'full-width', repair: (typed) => typed.replace(/[！-～﹫。｡]/g, ofOrdinaryWidth) },
  { fault: 'mark-at-end', repair: (typed) => typed.replace(/(?<![.,;:!?])[.,;:!?]+$/, '') },
  { fault: 'in-brackets', repair: (typed) => typed.replace(/^[^<>]*<([^<>]+)>$/, '$1') },
  { fault: 'in-brackets', repair: (typed) => typed.replace(/^\(([^()]+)\)$/, '$1') },
  { fault: 'in-quotes', repair: (typed) => typed.replace(/^["'“”‘’«](.+)["'“”‘’»]$/, '$1') },
  { fault: 'has-mailto', repair: (typed) => typed.replace(/^mailto:(?:\/\/)?/i, '') },
  { fault: 'has-comma', repair: (typed) => typed.replace(/,(?=[^@]*$)/g, '.') },
]

/** Faults can be nested: `Nil <mailto:nil@example,org>.` */
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
  const { repaired, faults } = repairAll(typed)
  const [fault] = faults
  if (fault && parseEmailAddress(repaired)) return { fault, suggested: repaired }
  // Before the @ a comma may stand for a full stop, or for nothing at all.
  const plain = parseEmailAddress(repaired.replaceAll(',', '.'))
  return plain && { fault: fault ?? 'has-comma', suggested: undefined }
}

function repairAll(typed: string): { repaired: string; faults: PunctuationFault[] } {
  const faults: PunctuationFault[] = []
  let repaired = typed
  for (let round = 0; round < maxRounds; round++) {
    for (const { fault, repair } of repairs) {
      const after = repair(repaired)
      if (after !== repaired) faults.push(fault)
      repaired = after
    }
  }
  return { repaired, faults }
}

function ofOrdinaryWidth(character: string): string {
  return '。｡'.includes(character) ? '.' : character.normalize('NFKC')
}
