import { hasWebAddress } from '@/lib/signatures/web-address'

export type NameFault = 'missing' | 'too-long' | 'forbidden-characters' | 'has-web-address'

export type ParsedName = { ok: true; name: string } | { ok: false; fault: NameFault }

/** Characters of a name: code points after NFC, so that every script counts alike. */
const maxNameLength = 100

/** No name has more UTF-16 units than this before NFC shortens it to 100 characters. */
const maxUtf16Units = 16 * maxNameLength

/**
 * Characters that a paste leaves unseen around a name: white space, zero-width spaces, direction
 * marks.
 */
const unseen = /[\s\u200B\u2060\u061C\u200E\u200F]/

/** Scripts whose spelling needs joiners inside or at the end of a word. */
const joining =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Nko}\\p{Script=Mongolian}\\p{Script=Devanagari}' +
  '\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}' +
  '\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}' +
  '\\p{Script=Myanmar}\\p{Script=Tibetan}'

/** ZWNJ and ZWJ (and Mongolian's vowel separator) where a script needs them; ZWJ in an emoji. */
const joinerInPlace = new RegExp(
  `(?<=[${joining}]\\p{Mn}?)[\\u200C\\u200D\\u180E](?![\\u200C\\u200D\\u180E])` +
    '|(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D(?=\\p{Extended_Pictographic})',
  'gu',
)

/** The flag of a region (UTS #51, 1.4.9): a black flag, its code in tags, and the tag that ends it. */
const flagOfRegion = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}/gu

/**
 * Characters that a name must not hold: controls, line and paragraph separators, direction
 * overrides, embeddings and isolates, anything else that shows nothing (except variation selectors,
 * which names in Han script use), halves of surrogate pairs, private use, and the replacement
 * characters that a broken encoding leaves.
 */
const forbidden =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Bidi_Control}\uFFFC\uFFFD]|(?!\p{Variation_Selector}|\u034F)[\p{Cf}\p{Default_Ignorable_Code_Point}]/u

/** No script stacks more than six marks on a letter; a name does not begin with one either. */
const marksPastReason = /\p{M}{7}|(?:^|\s)\p{M}/u

/** A character that can be seen. U+2800 is a symbol, and blank. */
const visible = /(?!\u2800)[\p{L}\p{N}\p{P}\p{S}]/u

/**
 * Reads a person's name: any script, one word is enough, 1 to 100 characters. Returns it in NFC,
 * trimmed, with one plain space for each inner space. Refuses names that show nothing, that change
 * how the words around them read, or that hold web addresses. Never throws; its work is linear.
 */
export function parsePersonName(raw: string): ParsedName {
  const spaced = trimUnseen(raw).replace(/\p{Zs}+/gu, ' ')
  if (spaced === '') return { ok: false, fault: 'missing' }
  if (spaced.length > maxUtf16Units) return { ok: false, fault: 'too-long' }
  const name = spaced.normalize('NFC')
  if ([...name].length > maxNameLength) return { ok: false, fault: 'too-long' }
  const rest = name.replace(joinerInPlace, '').replace(flagOfRegion, '\u{1F3F4}')
  if (forbidden.test(rest) || marksPastReason.test(name)) {
    return { ok: false, fault: 'forbidden-characters' }
  }
  if (!visible.test(name)) return { ok: false, fault: 'missing' }
  if (hasWebAddress(name)) return { ok: false, fault: 'has-web-address' }
  return { ok: true, name }
}

/** Trims by a loop, since `/\s+$/` takes quadratic time on a long run of spaces in the middle. */
function trimUnseen(raw: string): string {
  let start = 0
  let end = raw.length
  while (start < end && unseen.test(raw.charAt(start))) start += 1
  while (end > start && unseen.test(raw.charAt(end - 1))) end -= 1
  return raw.slice(start, end)
}
