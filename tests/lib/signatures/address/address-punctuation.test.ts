import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPunctuationTypo } from '@/lib/signatures/address/address-punctuation'
import { parseEmailAddress } from '@/lib/signatures/address/email-address'
import { growth } from '@/tests/support/growth'

test.each([
  ['mar@gmail,com', 'has-comma', 'mar@gmail.com'],
  ['mar@mail,example,org', 'has-comma', 'mar@mail.example.org'],
  ['<mar@example.org>', 'in-brackets', 'mar@example.org'],
  ['Mar Prova <mar@example.org>', 'in-brackets', 'mar@example.org'],
  ['(mar@example.org)', 'in-brackets', 'mar@example.org'],
  ['"mar@example.org"', 'in-quotes', 'mar@example.org'],
  ['“mar@example.org”', 'in-quotes', 'mar@example.org'],
  ['«mar@example.org»', 'in-quotes', 'mar@example.org'],
  ["'o'mar@example.org'", 'in-quotes', "o'mar@example.org"],
  ['mailto:mar@example.org', 'has-mailto', 'mar@example.org'],
  ['MAILTO:mar@example.org', 'has-mailto', 'mar@example.org'],
  ['mar@example.org.', 'mark-at-end', 'mar@example.org'],
  ['mar@example.org...', 'mark-at-end', 'mar@example.org'],
  ['mar@example.org,', 'mark-at-end', 'mar@example.org'],
  ['mar@example.org;', 'mark-at-end', 'mar@example.org'],
  ['mar＠example.org', 'full-width', 'mar@example.org'],
  ['ｍａｒ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'full-width', 'mar@example.org'],
  ['mar﹫example。org', 'full-width', 'mar@example.org'],
  ['mar＠bücher．example.org', 'full-width', 'mar@bücher.example.org'],
  ['Mar <mailto:mar@example,org>.', 'mark-at-end', 'mar@example.org'],
  [' mar@gmail,\u200Bcom ', 'has-comma', 'mar@gmail.com'],
])('%s is told as what it is, and %s mended', (typed, error, suggested) => {
  expect(findPunctuationTypo(typed)).toEqual({ error, suggested })
})

test('a comma before the @ is told, and nothing is guessed', () => {
  const typo = { error: 'has-comma', suggested: undefined }
  expect(findPunctuationTypo('mar,prova@example.org')).toEqual(typo)
})

test.each([
  'mar@example.org',
  'mar',
  'mar@',
  'mar@example',
  'mar@example,',
  'mar@example,c0m',
  'mar@example.org,neus@example.org',
  'mar@prova@example.org',
  '"mar prova"@example.org',
  '<>',
  '<mar@example.org',
  'mailto:',
  '...',
  '',
])('%j has no such slip, or is no address without it either', (typed) => {
  expect(findPunctuationTypo(typed)).toBeUndefined()
})

const sound = fc
  .tuple(fc.stringMatching(/^[a-z]{1,9}$/), fc.constantFrom('example.org', 'gal·la.test'))
  .map(([local, domain]) => `${local}@${domain}`)

const typos: Record<string, (address: string) => string> = {
  'has-mailto': (address) => `mailto:${address}`,
  'in-brackets': (address) => `<${address}>`,
  'in-quotes': (address) => `'${address}'`,
  'full-width': (address) => address.replace('@', '＠'),
  'has-comma': (address) => address.replace(/\.(?=[a-z]+$)/, ','),
  'mark-at-end': (address) => `${address}.`,
}

test('each slip in whatever address is told by its own name, and mended', () => {
  fc.assert(
    fc.property(sound, fc.constantFrom(...Object.entries(typos)), (address, [error, slip]) => {
      expect(findPunctuationTypo(slip(address))).toEqual({ error, suggested: address })
    }),
  )
})

test('several at once are mended together', () => {
  const several = fc.uniqueArray(fc.constantFrom(...Object.values(typos)), { minLength: 1 })
  fc.assert(
    fc.property(sound, several, (address, chosen) => {
      const typed = chosen.reduce((text, slip) => slip(text), address)
      const typo = findPunctuationTypo(typed)
      if (typo?.suggested) expect(typo.suggested).toBe(address)
    }),
  )
})

test('whatever was typed, what is suggested is an address, and another one than was typed', () => {
  const part = fc.constantFrom(
    'a',
    '@',
    '.',
    ',',
    '<',
    '>',
    '＠',
    'mailto:',
    '"',
    '(',
    ')',
    '\u200B',
  )
  const typed = fc.oneof(
    fc.string(),
    fc.array(part).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const suggested = findPunctuationTypo(text)?.suggested
      if (suggested === undefined) return
      expect(parseEmailAddress(suggested)).toBeDefined()
      expect(parseEmailAddress(text)).toBeUndefined()
    }),
    { numRuns: 3_000 },
  )
})

const parts = [',', '.', '<', '(', '"', 'mailto:', '＠', ' ', '\u200B', '.,']

test.each(parts)('a megabyte of %j takes time in proportion to its length', (part) => {
  const work = (length: number) => findPunctuationTypo(`a@${part.repeat(length / part.length)}b`)
  expect(growth(work, 1_000_000)).toBeLessThan(24)
})
