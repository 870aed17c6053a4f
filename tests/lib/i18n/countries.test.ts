import { expect, test } from 'vitest'
import { countryName, countryNames, isCountryCode } from '@/lib/i18n/countries'
import { locales } from '@/lib/i18n/routing'

test('the list holds the 249 codes of ISO 3166-1, each once', () => {
  const codes = countryNames('ca').map(({ code }) => code)
  expect(new Set(codes).size).toBe(249)
  expect(codes).toHaveLength(249)
  expect(codes.every((code) => /^[A-Z]{2}$/.test(code))).toBe(true)
})

test.each([
  ['AD', true],
  ['ES', true],
  ['AX', true],
  ['PS', true],
  ['TW', true],
  ['SS', true],
  ['es', false],
  ['UK', false],
  ['EU', false],
  ['XK', false],
  ['AN', false],
  ['ZZ', false],
  ['ESP', false],
  ['', false],
  [' ES', false],
  ['__proto__', false],
  ['constructor', false],
])('%j is a country: %s', (code, answer) => {
  expect(isCountryCode(code)).toBe(answer)
})

test('what is no string is no country', () => {
  for (const value of [undefined, null, 34, ['ES'], { code: 'ES' }, new String('ES')]) {
    expect(isCountryCode(value)).toBe(false)
  }
})

test('every country has a name in every language, and no two the same', () => {
  for (const locale of locales) {
    const names = countryNames(locale).map(({ name }) => name)
    expect(names.filter((name) => /^[A-Z]{2}$/.test(name))).toEqual([])
    expect(new Set(names).size).toBe(249)
  }
})

test('this machine’s Intl knows Catalan, Spanish and English', () => {
  expect(countryName('ca', 'DE')).toBe('Alemanya')
  expect(countryName('es', 'DE')).toBe('Alemania')
  expect(countryName('en', 'DE')).toBe('Germany')
  expect(countryName('ca', 'ZZ')).toBeUndefined()
  expect(countryName('ca', 'not a code')).toBeUndefined()
})

test('a list is in its language’s alphabetical order: accents do not put a name last', () => {
  for (const locale of locales) {
    const names = countryNames(locale).map(({ name }) => name)
    expect(names).toEqual(names.toSorted(new Intl.Collator(locale).compare))
  }
  const catalan = countryNames('ca').map(({ name }) => name)
  expect(catalan.indexOf('Àustria')).toBeLessThan(catalan.indexOf('Bèlgica'))
})

test('a list is made once', () => {
  expect(countryNames('es')).toBe(countryNames('es'))
})

test('the two countries named Congo are called by their names', () => {
  expect(countryName('ca', 'CD')).toBe('República Democràtica del Congo')
  expect(countryName('es', 'CD')).toBe('República Democrática del Congo')
  expect(countryName('en', 'CD')).toBe('Democratic Republic of the Congo')
  expect(countryNames('en').find(({ code }) => code === 'CG')?.name).toBe('Republic of the Congo')
})
