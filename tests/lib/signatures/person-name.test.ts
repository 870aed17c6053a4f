import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePersonName } from '@/lib/signatures/person-name'
import { growth } from '@/tests/support/growth'

test.each([
  ['one word', 'Neus'],
  ['a punt volat', 'Gal·la'],
  ['a straight apostrophe', "Jordi D'Angelo"],
  ['a curly apostrophe', 'Aoife O’Neill'],
  ['a hyphen', 'Anne-Marie'],
  ['an ordinal', 'Mª José'],
  ['initials', 'J. M. Serrat'],
  ['initials run together', 'J.M.Serrat'],
  ['a title run together', 'St.John'],
  ['an initial before a country’s letters', 'K.Ng'],
  ['an initial before a short surname', 'Y.Gal'],
  ['a shortened María', 'Ma.de la Luz'],
  ['two titles', 'Sr./Sra. Puig'],
  ['an ending', 'Robert Prova, Jr.'],
  ['Vietnamese', 'Nguyễn Thị Ánh'],
  ['Cyrillic', 'Олександра'],
  ['Greek', 'Ελένη'],
  ['Arabic', 'فاطمة'],
  ['Persian with a ZWNJ', 'علی\u200Cرضا'],
  ['Hebrew with points', 'יִצְחָק'],
  ['Devanagari', 'नरेन्द्र'],
  ['Sinhala with a ZWJ', 'ශ්\u200Dරී'],
  ['Malayalam with a ZWJ at its end', 'അനില്\u200D'],
  ['Burmese', 'ကျော်'],
  ['Thai', 'สมหญิง'],
  ['Tibetan', 'བསྟན་འཛིན'],
  ['Mongolian with its vowel separator', 'ᠰᠠᠷᠠ\u180Eᠠ'],
  ['Chinese', '王秀英'],
  ['Japanese with a variation selector', '葛\u{E0100}城'],
  ['Korean', '김민준'],
  ['Cherokee', 'ᏍᏏᏉᏯ'],
  ['an emoji', 'Neus 🌻'],
  ['a joined emoji', '👩\u200D👩\u200D👧'],
  ['the flag of a region', 'Neus 🏴\u{E0065}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
  ['the flag of Scotland', '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} Prova'],
  ['a shortened Francisco', 'Fco.de Asís Prova'],
  ['a given name run together with its particle', 'Ana.de Miguel'],
  ['a particle and an article', 'Ma.Carmen.de la Prova'],
  ['a particle in small letters after it', 'Rosa.de las Provas'],
  ['a Portuguese particle', 'Maria.do Carmo'],
  ['a degree', 'Lic.en Dret Prova'],
  ['a degree and a preposition', 'Llic.en filologia'],
  ['a name all in dots', 'Ana.de.Miguel'],
  ['HTML, which is shown as text', '<b>Neus</b>'],
  ['SQL, which is stored as text', "'); DROP TABLE signature; --"],
])('a name may be %s', (_, name) => {
  expect(parsePersonName(name)).toEqual({ ok: true, name: name.normalize('NFC') })
})

test.each([
  ['white space around it', '  Neus\t\r\n', 'Neus'],
  ['several inner spaces', 'Neus   Prova', 'Neus Prova'],
  ['other spaces', 'Neus\u00A0\u3000Prova', 'Neus Prova'],
  ['what a paste leaves unseen around it', '\uFEFF\u200BNeus\u200F', 'Neus'],
  ['decomposed letters', 'Nu\u0301ria', 'Núria'],
])('%s is put right', (_, typed, name) => {
  expect(parsePersonName(typed)).toEqual({ ok: true, name })
})

test.each([
  ['nothing', ''],
  ['spaces', '   '],
  ['spaces of other kinds', '\u00A0\u2003\u3000'],
  ['zero-width spaces', '\u200B\u200B'],
  ['a blank braille pattern', '\u2800'],
])('%s is no name', (_, typed) => {
  expect(parsePersonName(typed)).toEqual({ ok: false, fault: 'missing' })
})

const bidi = [...'\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u061C\u200E\u200F']

test.each([
  ['NUL', 'a\0b'],
  ['NUL at the end', 'a\0'],
  ['a tab inside', 'a\tb'],
  ['a line feed inside', 'a\nb'],
  ['ESC', 'a\u001B[31mb'],
  ['DEL', 'a\u007Fb'],
  ['a C1 control', 'a\u0085b'],
  ['a line separator', 'a\u2028b'],
  ['a paragraph separator', 'a\u2029b'],
  ...bidi.map((mark) => [`U+${mark.codePointAt(0)?.toString(16)}`, `a${mark}b`]),
  ['a zero-width space inside', 'a\u200Bb'],
  ['a word joiner', 'a\u2060b'],
  ['a ZWJ between Latin letters', 'a\u200Db'],
  ['a ZWNJ between Latin letters', 'a\u200Cb'],
  ['two ZWNJ in a row', 'علی\u200C\u200Cرضا'],
  ['a soft hyphen', 'a\u00ADb'],
  ['a Hangul filler', 'a\u3164b'],
  ['an invisible tag', 'a\u{E0041}b'],
  ['a flag whose tags do not end', '🏴\u{E0065}\u{E0073}\u{E0063}\u{E0074}'],
  ['a flag with a hidden message', `🏴${'\u{E0061}'.repeat(12)}\u{E007F}`],
  ['the tags of a flag without one', 'a\u{E0065}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
  ['a high surrogate alone', 'a\uD800b'],
  ['a low surrogate alone', 'a\uDC00'],
  ['a private character', 'a\uE000b'],
  ['a noncharacter', 'a\uFFFFb'],
  ['what a broken encoding leaves', 'N\uFFFDria'],
  ['seven marks on a letter', `Z${'\u0335'.repeat(7)}`],
  ['a mark on nothing', '\u0301Neus'],
])('a name holds no %s', (_, typed) => {
  expect(parsePersonName(typed)).toEqual({ ok: false, fault: 'forbidden-characters' })
})

test.each([
  'http://example.org',
  'HTTPS://EXAMPLE.ORG',
  'see ftp://x',
  'www.example.org',
  'Neus www.sample',
  'example.com',
  'EXAMPLE.COM',
  'Neus example.org Prova',
  'x.com',
  'x.com/page',
  't.co/page',
  'a.test/page',
  'neus@example.org',
  'neus@sample.test',
  'example.es',
  'la-meva-web.cat',
  'example.de',
  'Example.de',
  'compra a example.de avui',
  'la-meva-web.de Prova',
  'Prova24.de Miguel',
  'Neus, example.co.uk',
  'example.de.',
  'example.de/a Prova',
  'bücher.com',
  'example.xn--p1ai',
  'ｅｘａｍｐｌｅ．ｃｏｍ',
  'example。com',
  '<a href="http://example.org">',
])('%s is a web address, not a name', (typed) => {
  expect(parsePersonName(typed)).toEqual({ ok: false, fault: 'has-web-address' })
})

test('whatever the given name, run together with a particle it is a name', () => {
  const word = fc.stringMatching(/^[A-ZÀÉÍÓÚ][a-zàéíóúñç]{1,11}$/)
  fc.assert(
    fc.property(
      word,
      fc.constantFrom('de', 'la', 'al', 'do', 'en'),
      word,
      (given, particle, last) => {
        expect(parsePersonName(`${given}.${particle} ${last}`).ok).toBe(true)
      },
    ),
  )
})

test('whatever stands around it, a domain of a country is a web address', () => {
  const label = fc.stringMatching(/^[a-z][a-z\d]{2,11}$/)
  const ending = fc.constantFrom('es', 'cat', 'de', 'fr', 'pt', 'la', 'io', 'com', 'org')
  const around = fc.constantFrom('', ' Prova', '.', ', Neus', ')', '/')
  fc.assert(
    fc.property(label, ending, around, (name, country, behind) => {
      const read = parsePersonName(`${name}.${country}${behind}`)
      expect(read).toEqual({ ok: false, fault: 'has-web-address' })
    }),
  )
})

test('a name has at most 100 characters, in every script alike', () => {
  for (const letter of ['a', 'é', 'e\u0301', '王', '𠮷', '각', '각'.normalize('NFD')]) {
    expect(parsePersonName(letter.repeat(100)).ok).toBe(true)
    expect(parsePersonName(letter.repeat(101))).toEqual({ ok: false, fault: 'too-long' })
  }
  expect(parsePersonName(` ${'a'.repeat(100)} `).ok).toBe(true)
})

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom('a', '.', ' ', '\u200D', '\u0301', '\u202E', '/', 'com', '\0', 'ि', '👩'),
    )
    .map((parts) => parts.join('')),
)

test('reading a name that was read changes nothing, whatever was typed', () => {
  fc.assert(
    fc.property(anything, (typed) => {
      const read = parsePersonName(typed)
      if (read.ok) expect(parsePersonName(read.name)).toEqual(read)
    }),
    { numRuns: 2_000 },
  )
})

test('whatever was typed, a name that is taken is short, sound and has no control in it', () => {
  fc.assert(
    fc.property(anything, (typed) => {
      const read = parsePersonName(typed)
      if (!read.ok) return
      expect([...read.name].length).toBeGreaterThan(0)
      expect([...read.name].length).toBeLessThanOrEqual(100)
      expect(read.name).toBe(read.name.normalize('NFC').trim())
      expect(read.name.isWellFormed()).toBe(true)
      expect(read.name).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u2028\u2029]/u)
    }),
    { numRuns: 2_000 },
  )
})

const parts = ['a', ' ', 'a ', '.', 'a.', '\u0301', '\u200D', 'www.', 'ﷺ', 'a:', '\u200B']

test.each(parts)('a megabyte of %j takes time in proportion to its length', (part) => {
  const work = (length: number) => {
    const long = part.repeat(length / part.length)
    for (const typed of [long, `a${long}b`, ` ${long}`]) parsePersonName(typed)
  }
  expect(growth(work, 1_000_000)).toBeLessThan(24)
})
