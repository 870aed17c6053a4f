import { expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { type Source, sourcesIn } from '@/tests/rules/sources'

const code = sourcesIn('app', 'components', 'lib', 'server', 'worker').filter(
  ({ path }) => !path.startsWith('lib/platform/generated/'),
)
const allCode = code.map(({ text }) => text).join('\n')

/** How a source comes by its words, each way with the namespace it gives: none is the whole. */
const namespaces = [
  /(?:use|get)Translations\(\s*(?:'([\w.]+)')?\s*\)/g,
  /(?:use|get)Translations\(\{[^}]*?(?:namespace: '([\w.]+)')?\s*\}\)/g,
]
const letterTranslator = /\bletterTranslator\(/

type Speaker = { namespaces: string[]; keys: Set<string>; patterns: RegExp[] }

/** What a source may ask for: its strings, its templates with a word in each gap, and words by variable. */
function speakerOf({ text }: Source): Speaker {
  const found = namespaces.flatMap((way) => [...text.matchAll(way)].map(([, name]) => name ?? ''))
  if (letterTranslator.test(text)) found.push('letters')
  const strings = [...text.matchAll(/'([\w.-]+)'/g)].map(([, string]) => string ?? '')
  const templates = [...text.matchAll(/`([\w.-]*(?:\$\{[^{}]+\}[\w.-]*)+)`/g)]
  const wholeKey = /\bt\(\w+[,)]/.test(text) ? [/^([\w-]+)$/] : []
  return {
    namespaces: found,
    keys: new Set(strings),
    patterns: templates
      .map(([, template = '']) => {
        const parts = template.split(/\$\{[^{}]+\}/).map((part) => part.replaceAll('.', '\\.'))
        return new RegExp(`^${parts.join('([\\w-]+)')}$`)
      })
      .concat(wholeKey),
  }
}

const speakers = code.map(speakerOf).filter((one) => one.namespaces.length > 0)

/** That a word which would fill a gap is one that the code knows, as a value or as a name. */
const known = (word: string) =>
  new RegExp(`'${word}'|\\b${word}\\??:|^  ${word}[,?]`, 'm').test(allCode)

/** Whether some source asks for a message; its own rule, so that it can be tried out. */
function isAskedFor(key: string): boolean {
  return speakers.some(({ namespaces, keys, patterns }) =>
    namespaces
      .filter((name) => name === '' || key.startsWith(`${name}.`))
      .map((name) => (name === '' ? key : key.slice(name.length + 1)))
      .some(
        (rest) => keys.has(rest) || patterns.some((one) => one.exec(rest)?.slice(1).every(known)),
      ),
  )
}

function keysOf(messages: object, before = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`),
  )
}

test('no message is kept that nobody says', () => {
  expect(keysOf(messages.en).filter((key) => !isAskedFor(key))).toEqual([])
})

test('a message that nobody says would be told of', () => {
  expect(isAskedFor('site.tagline')).toBe(true)
  expect(isAskedFor('state.open')).toBe(true)
  expect(isAskedFor('site.neverSaid')).toBe(false)
  expect(isAskedFor('state.neverSaid')).toBe(false)
  expect(isAskedFor('letters.confirm.neverSaid')).toBe(false)
})
