/**
 * Letters of Cyrillic and Greek that look like one of ASCII (after Unicode's confusables.txt, UTS
 * #39), capitals too where their small letter looks different.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ a: 'аαΑА', b: 'ВΒ', c: 'сϲС', d: 'ԁ', e: 'еЕΕ', h: 'һНΗ', i: 'іιІΙ', j: 'јϳЈ', k: 'кκКΚ' },
  ...{ l: 'ӏ', m: 'МΜ', n: 'Ν', o: 'оοОΟ', p: 'рρРΡ', q: 'ԛ', s: 'ѕЅ', t: 'ТτΤ', u: 'υ' },
  ...{ v: 'ν', w: 'ԝ', x: 'хχХΧ', y: 'уγУΥ', z: 'Ζ' },
}

const asciiOf: ReadonlyMap<string, string> = new Map(
  Object.entries(lookAlikes).flatMap(([ascii, others]) =>
    Array.from(others, (other) => [other, ascii] as const),
  ),
)

const mixesAlphabets =
  /[a-z].*[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}].*[a-z]/iu

/**
 * The ASCII form of a domain's label that mixes Latin with Cyrillic or Greek letters which all look
 * like Latin ones; `undefined` for any other label. A word in one alphabet stays as it is.
 */
export function asciiLookAlike(label: string): string | undefined {
  if (!mixesAlphabets.test(label)) return undefined
  const ascii = Array.from(label, (letter) => asciiOf.get(letter) ?? letter).join('')
  return /^[a-z\d-]+$/i.test(ascii) ? ascii : undefined
}
