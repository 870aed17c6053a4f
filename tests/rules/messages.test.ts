import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { messages } from '@/lib/i18n/messages'
import { type Locale, locales } from '@/lib/i18n/routing'
import { root } from '@/tests/support/root'

type Messages = { [key: string]: string | Messages }

/** Each message by its whole key. */
function messagesOf(locale: Locale): Map<string, string> {
  const found = new Map<string, string>()
  const collect = (some: Messages, before: string) => {
    for (const [key, value] of Object.entries(some)) {
      if (typeof value === 'string') found.set(before + key, value)
      else collect(value, `${before}${key}.`)
    }
  }
  collect(messages[locale], '')
  return found
}

/** A value or a tag of rich text to be filled in, and not what a plural's branch says. */
const place = /(?<!\b(?:zero|one|two|few|many|other|=\d+)\s*)\{(\w+)\s*[,}]|<(\w+)>/g

/** The names that a message is filled in with. */
function placesIn(message: string): string[] {
  const names = [...message.matchAll(place)].map(([, value, tag]) => value ?? tag)
  return [...new Set(names)].map(String).toSorted()
}

const english = messagesOf('en')

test.each(locales)('%s has every message, and fills in the same things', (locale) => {
  const own = messagesOf(locale)
  expect([...own.keys()].toSorted()).toEqual([...english.keys()].toSorted())
  for (const [key, message] of own) {
    expect(message.trim(), key).not.toBe('')
    expect({ key, places: placesIn(message) }).toEqual({
      key,
      places: placesIn(english.get(key) ?? ''),
    })
  }
})

test.each(locales)('%s speaks calmly: no exclamation marks', (locale) => {
  const loud = [...messagesOf(locale)].filter(([, message]) => /[!¡]/.test(message))
  expect(loud).toEqual([])
})

/** Terms that two of the languages share. */
const shared = new Set([
  'El programa',
  'no consta',
  'Persona defensora',
  'Retirar de la vista pública',
  '{name}: {rights}.',
])
const words = /\p{L}{2,}/gu

test('nothing of two words or more is the same in two languages', () => {
  const same: string[] = []
  for (const [one, other] of [
    ['ca', 'es'],
    ['ca', 'en'],
    ['es', 'en'],
  ] as const) {
    const others = messagesOf(other)
    for (const [key, message] of messagesOf(one)) {
      // A placeholder is no word of the message's own.
      const own = message.replace(/\{\w+\}/g, '').match(words) ?? []
      if (own.length > 1 && others.get(key) === message && !shared.has(message)) same.push(key)
    }
  }
  expect(same).toEqual([])
})

test('no two files of a language begin a key with the same name', () => {
  for (const locale of locales) {
    const folder = `${root}/lib/i18n/messages/${locale}`
    const names = readdirSync(folder).flatMap((file) =>
      Object.keys(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
    )
    expect(names.length, locale).toBe(new Set(names).size)
  }
})
