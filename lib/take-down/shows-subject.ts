import type { CheckedAddress, CheckedSubject } from '@/lib/take-down/find-checked-addresses'

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** As React and our own XML write a character in text. */
const inMarkup: Record<string, string> = {
  '&': '(?:&|&amp;)',
  '<': '(?:<|&lt;)',
  '>': '(?:>|&gt;)',
  '"': '(?:"|\\\\"|&quot;)',
  "'": "(?:'|&#x27;|&apos;|&#39;)",
}
const written = (name: string) =>
  Array.from(name, (letter) => inMarkup[letter] ?? literal(letter)).join('')

/**
 * Whether an answer still shows whoever was taken down: an address of their own by answering at all, any
 * other by a word of theirs. A search says back what was asked for, so there only their address counts.
 */
export function showsSubject(
  { slugs, names }: Pick<CheckedSubject, 'slugs' | 'names'>,
  { kind, own }: Pick<CheckedAddress, 'kind' | 'own'>,
  answer: { status: number; text: string },
): boolean {
  if (own && answer.status !== 404) return true
  const words = [
    ...slugs.map((slug) => `(?<![\\w-])${literal(slug)}(?![\\w-])`),
    ...(kind === 'search'
      ? []
      : names.map((name) => `(?<![\\p{L}\\p{N}])${written(name)}(?![\\p{L}\\p{N}])`)),
  ]
  return words.some((word) => new RegExp(word, 'u').test(answer.text))
}
