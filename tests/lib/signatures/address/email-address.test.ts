import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseEmailAddress, samePersonKey } from '@/lib/signatures/address/email-address'
import { growth } from '@/tests/support/growth'

function keyOf(raw: string): string {
  const address = parseEmailAddress(raw)
  if (!address) throw new Error(`Not an address: ${raw}`)
  return samePersonKey(address)
}

/** 64 characters, then labels up to this many characters in all. */
function addressOfLength(length: number): string {
  const local = 'a'.repeat(64)
  const rest = length - local.length - '@'.length - '.org'.length
  const labels = 'b'.repeat(rest).match(/.{1,62}/g) ?? []
  return `${local}@${labels.join('.').slice(0, rest).replace(/\.$/, 'b')}.org`
}

test.each([
  ['nil@example.org', 'nil', 'example.org'],
  ['Nil.Prova@Example.ORG', 'Nil.Prova', 'example.org'],
  ['nil+tag@example.org', 'nil+tag', 'example.org'],
  ["o'neill@example.org", "o'neill", 'example.org'],
  ["!#$%&'*+/=?^_`{|}~-@example.org", "!#$%&'*+/=?^_`{|}~-", 'example.org'],
  ['1@2.example.org', '1', '2.example.org'],
  ['nil@a-b.example.org', 'nil', 'a-b.example.org'],
  ['nil@sub.sub.sub.example.org', 'nil', 'sub.sub.sub.example.org'],
  ['nil@ab--cd.example.org', 'nil', 'ab--cd.example.org'],
  ['nil@bücher.test', 'nil', 'xn--bcher-kva.test'],
  ['nil@BÜCHER.test', 'nil', 'xn--bcher-kva.test'],
  ['nil@xn--bcher-kva.test', 'nil', 'xn--bcher-kva.test'],
  ['nil@gal·la.test', 'nil', 'xn--galla-sja.test'],
  ['nil@faß.test', 'nil', 'xn--fa-hia.test'],
  ['nil@例え.テスト', 'nil', 'xn--r8jz45g.xn--zckzah'],
  ['nil@ΒΌΛΟΣ.test', 'nil', 'xn--nxasmq6b.test'],
  ['nil@نامه\u200Cای.test', 'nil', 'xn--mgba3gch31f060k.test'],
])('%s is an address', (raw, local, domain) => {
  expect(parseEmailAddress(raw)).toEqual({ typed: raw, local, domain })
})

/** Characters that nobody sees, which a paste, a keyboard or a messenger leaves. */
const unseen = [
  ...[' ', '\t', '\r\n', '\u00A0', '\u3000', '\u2009', '\u202F', '\u2028', '\u2029'],
  ...['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u034F', '\u061C', '\u180E'],
  ...['\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u2066', '\u2067', '\u2068', '\u2069'],
  ...['\uFE0E', '\uFE0F', '\u{E0100}', '\u{E0041}', '\u3164', '\u115F', '\u2800', '\u2061'],
]

test.each(unseen.map((one) => [one.codePointAt(0)?.toString(16), one]))(
  'U+%s, which nobody sees, is taken away around an address and in it',
  (_, one) => {
    const typed = ['', 'nil', '@', 'example', '.', 'org', ''].join(one)
    const read = { typed: 'nil@example.org', local: 'nil', domain: 'example.org' }
    expect(parseEmailAddress(typed)).toEqual(read)
  },
)

test('wherever what nobody sees stands, the address is the one that is seen', () => {
  const letters = fc.constantFrom(...'nil@bücher.example.org')
  const parts = fc.array(fc.oneof(fc.constantFrom(...unseen), letters), { maxLength: 40 })
  fc.assert(
    fc.property(parts, (typed) => {
      const seen = typed.filter((one) => !unseen.includes(one)).join('')
      expect(parseEmailAddress(typed.join(''))).toEqual(parseEmailAddress(seen))
    }),
    { numRuns: 3_000 },
  )
})

test('a joiner that a script needs stays, whatever is unseen beside it', () => {
  const typed = ' nil\u200D@\u200Eنامه\u200Cای.test\u200B'
  expect(parseEmailAddress(typed)?.domain).toBe('xn--mgba3gch31f060k.test')
})

test('an international domain is kept as typed, in composed letters', () => {
  expect(parseEmailAddress('Nil@Bücher.test')?.typed).toBe('Nil@Bücher.test')
  expect(parseEmailAddress('Nil@Bu\u0308cher.test')?.typed).toBe('Nil@Bücher.test')
})

test.each([
  ['nothing', ''],
  ['spaces', '   '],
  ['no @', 'example.org'],
  ['nothing before the @', '@example.org'],
  ['nothing behind the @', 'nil@'],
  ['two @', 'nil@prova@example.org'],
  ['two @ in a row', 'nil@@example.org'],
  ['two dots in a row', 'a..b@example.org'],
  ['a dot first', '.a@example.org'],
  ['a dot last', 'a.@example.org'],
  ['one label', 'a@b'],
  ['localhost', 'nil@localhost'],
  ['an address literal', 'a@[1.2.3.4]'],
  ['an IPv6 literal', 'a@[IPv6:::1]'],
  ['an IPv4 address', 'a@1.2.3.4'],
  ['an IPv4 address in hexadecimal', 'a@0x7f.1'],
  ['numbers at the end', 'a@example.123'],
  ['a digit in the last label', 'a@example.c0m'],
  ['quotes', '"nil prova"@example.org'],
  ['quotes around nothing', '""@example.org'],
  ['a comment', 'nil(prova)@example.org'],
  ['a comment in the domain', 'nil@(prova)example.org'],
  ['a name and angle brackets', 'Nil <nil@example.org>'],
  ['mailto:', 'mailto:nil@example.org'],
  ['two addresses', 'nil@example.org,neus@example.org'],
  ['a line break and a header', 'nil@example.org\r\nBcc: neus@example.org'],
  ['NUL', 'nil\0@example.org'],
  ['a bidi override', 'nil@\u202Eexample.org'],
  ['letters beyond ASCII before the @', 'núria@example.org'],
  ['another bidi override', 'nil@\u202Dexample.org'],
  ['an emoji before the @', '🌻@example.org'],
  ['an emoji domain', 'nil@🌻.test'],
  ['a dot at the very end', 'nil@example.org.'],
  ['a dot right behind the @', 'nil@.example.org'],
  ['two dots in the domain', 'nil@example..org'],
  ['a hyphen first', 'nil@-example.org'],
  ['a hyphen last', 'nil@example-.org'],
  ['an underscore in the domain', 'nil@ex_ample.org'],
  ['a percent code', 'nil@ex%61mple.org'],
  ['a port', 'nil@example.org:25'],
  ['a path', 'nil@example.org/a'],
  ['a fragment', 'nil@example.org#a'],
  ['wide letters', 'nil@ｅxample.org'],
  ['an ideographic full stop', 'nil@example。org'],
  ['a ligature', 'nil@o\uFB03ce.test'],
  ['a ligature among other letters', 'nil@\uFB03ü.test'],
  ['an ordinal sign among other letters', 'nil@ªü.test'],
  ['digits of another script', 'nil@١٢٣.test'],
  ['a middle dot that no l needs', 'nil@a·b.test'],
  ['an xn-- that says nothing', 'nil@xn--a.test'],
  ['an xn-- of plain letters', 'nil@xn--abc-.test'],
  ['a half of a surrogate pair', 'nil@\uD800.test'],
  ['HTML', '<b>nil</b>@example.org'],
  ['SQL', "' OR 1=1; --@example.org"],
])('%s is no address', (_, raw) => {
  expect(parseEmailAddress(raw)).toBeUndefined()
})

test('an address has at most 254 characters, its local part 64 and a label 63', () => {
  expect(addressOfLength(254)).toHaveLength(254)
  expect(addressOfLength(255)).toHaveLength(255)
  expect(parseEmailAddress(addressOfLength(254))).toBeDefined()
  expect(parseEmailAddress(addressOfLength(255))).toBeUndefined()
  expect(parseEmailAddress(`  ${addressOfLength(254)}  `)).toBeDefined()
  expect(parseEmailAddress(`${'a'.repeat(64)}@example.org`)).toBeDefined()
  expect(parseEmailAddress(`${'a'.repeat(65)}@example.org`)).toBeUndefined()
  expect(parseEmailAddress(`nil@${'a'.repeat(63)}.org`)).toBeDefined()
  expect(parseEmailAddress(`nil@${'a'.repeat(64)}.org`)).toBeUndefined()
})

test('an international address is measured as it is sent, too', () => {
  const label = 'čřžýáíéúůďťňóšě'
  const typed = (labels: number) => `nil@${Array(labels).fill(label).join('.')}.test`
  expect(typed(13)).toHaveLength(216)
  expect(parseEmailAddress(typed(5))?.domain.length).toBeGreaterThan(typed(5).length + 50)
  expect(parseEmailAddress(typed(13))).toBeUndefined()
})

test.each([
  ['A.B+x@Gmail.com', 'ab@gmail.com'],
  ['a.b@googlemail.com', 'ab@gmail.com'],
  ['AB@GOOGLEMAIL.COM', 'a.b+x+y@gmail.com'],
  ['nil+x@fastmail.com', 'nil@fastmail.com'],
  ['Nil+x@fastmail.fm', 'nil@fastmail.fm'],
  ['nil+x@proton.me', 'nil@proton.me'],
  ['nil.prova@proton.me', 'nil-pro_va@proton.me'],
  ['nil_prova+x@pm.me', 'nilprova@pm.me'],
  ['Nil@Example.org', 'nil@example.org'],
  ['nil@bücher.test', 'nil@xn--bcher-kva.test'],
  ['nil@Bu\u0308cher.test', 'nil@bücher.test'],
  ['nil+x@outlook.com', 'NIL@outlook.com'],
  ['nil+x@hotmail.com', 'nil@hotmail.com'],
])('%s and %s are the same person', (one, other) => {
  expect(keyOf(one)).toBe(keyOf(other))
})

test.each([
  ['a.b@outlook.com', 'ab@outlook.com', 'Outlook has no dot rule'],
  ['a.b@hotmail.com', 'ab@hotmail.com', 'nor has Hotmail'],
  ['nil@outlook.com', 'nil@hotmail.com', 'they are two domains'],
  ['a.b@example.org', 'ab@example.org', 'nor has anyone else'],
  ['nil+x@example.org', 'nil@example.org', 'who knows what + is there'],
  ['a.b@fastmail.com', 'ab@fastmail.com', 'Fastmail has no dot rule'],
  ['nil@fastmail.com', 'nil@fastmail.fm', 'they are two accounts'],
  ['nil@proton.me', 'nil@pm.me', 'Proton does not say that they are one'],
  ['nil-x@yahoo.com', 'nil@yahoo.com', 'a disposable address has another base'],
  ['nil+x@yahoo.com', 'nil@yahoo.com', 'Yahoo documents no plus'],
  ['nil+x@icloud.com', 'nil@icloud.com', 'Apple documents no plus'],
  ['nil@icloud.com', 'nil@me.com', 'Apple does not say that the names are the same'],
  ['a-b@gmail.com', 'ab@gmail.com', 'Gmail passes over dots alone'],
  ['ab@mail.gmail.com', 'ab@gmail.com', 'a domain below is another'],
  ['ab@gmail.com', 'ab@gmaıl.com', 'look-alike letters'],
  ['ab@gmail.com', 'ab@gm\u0430il.com', 'look-alike letters of another alphabet'],
  ['ab@gmail.com', 'ab@gmial.com', 'a slip is not mended here'],
  ['a@faß.test', 'a@fass.test', 'IDNA keeps ß'],
  ['+x@gmail.com', '+y@gmail.com', 'a tag of nobody merges nobody'],
])('%s and %s are two: %s', (one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other))
})

const atom = fc.string({
  unit: fc.constantFrom(...'abcXYZ019', ...'.+-_', ...'!#$%&'),
  minLength: 1,
  maxLength: 20,
})
const documented = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'fastmail.com',
  'proton.me',
  'pm.me',
]
const others = ['example.org', 'yahoo.com', 'icloud.com', 'bücher.test', 'xn--bcher-kva.test']
const domain = fc.constantFrom(...documented, ...others, 'Gmail.COM', 'EXAMPLE.org')
const address = fc.tuple(atom, domain).map(([local, at]) => `${local}@${at}`)
const anything = fc.oneof(
  address,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.emailAddress(),
  fc
    .array(fc.constantFrom('a', '.', '@', '+', ' ', '"', 'ü', '·', 'xn--', '-', '\u200D', '\uD800'))
    .map((parts) => parts.join('')),
)

test('whatever was typed, reading it does not throw, and an address that was read reads the same', () => {
  fc.assert(
    fc.property(anything, (raw) => {
      const read = parseEmailAddress(raw)
      if (read) expect(parseEmailAddress(read.typed)).toEqual(read)
    }),
    { numRuns: 3_000 },
  )
})

test('whatever was typed, what is taken can be sent to', () => {
  fc.assert(
    fc.property(anything, (raw) => {
      const read = parseEmailAddress(raw)
      if (!read) return
      expect(`${read.local}@${read.domain}`).toMatch(
        /^[!-~]{1,64}@[a-z0-9.-]+\.(?:[a-z]+|xn--[a-z0-9-]+)$/,
      )
      expect(`${read.local}@${read.domain}`.length).toBeLessThanOrEqual(254)
      expect(read.typed).not.toMatch(/[\s<>(),;:"\u200B\u00AD\u200E\u200F\uFEFF]/)
    }),
    { numRuns: 3_000 },
  )
})

test('a key is its own key', () => {
  fc.assert(
    fc.property(fc.oneof(address, fc.emailAddress()), (raw) => {
      if (parseEmailAddress(raw)) expect(keyOf(keyOf(raw))).toBe(keyOf(raw))
    }),
    { numRuns: 3_000 },
  )
})

test('no two addresses are merged but by case, or by a rule that their provider documents', () => {
  fc.assert(
    fc.property(address, address, (one, other) => {
      const [a, b] = [parseEmailAddress(one), parseEmailAddress(other)]
      if (!a || !b || samePersonKey(a) !== samePersonKey(b)) return
      const lower = (x: typeof a) => `${x.local.toLowerCase()}@${x.domain}`
      if (lower(a) === lower(b)) return
      const isGoogle = (x: typeof a) => ['gmail.com', 'googlemail.com'].includes(x.domain)
      expect(documented).toContain(a.domain)
      expect(a.domain === b.domain || (isGoogle(a) && isGoogle(b))).toBe(true)
    }),
    { numRuns: 5_000 },
  )
})

test('where nothing is documented only case is passed over', () => {
  fc.assert(
    fc.property(atom, fc.constantFrom(...others), (local, at) => {
      const read = parseEmailAddress(`${local}@${at}`)
      if (read) expect(samePersonKey(read)).toBe(`${local.toLowerCase()}@${read.domain}`)
    }),
  )
})

const parts = [
  'a',
  '.',
  'a.',
  '@',
  'a@',
  ' ',
  'é',
  '\u0301',
  '\u200D',
  '-',
  '·',
  'xn--',
  '"',
  '\u200B',
]

test.each(parts)('a megabyte of %j takes time in proportion to its length', (part) => {
  const work = (length: number) => {
    const long = part.repeat(length / part.length)
    for (const raw of [long, `a@${long}`, `${long}@example.org`, ` ${long} x`, `a@${long}.org`]) {
      parseEmailAddress(raw)
    }
  }
  expect(growth(work, 1_000_000)).toBeLessThan(24)
})
