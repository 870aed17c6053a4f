import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { suggestAddress } from '@/lib/signatures/address/domain-typo'
import { mailProviders, newestRules } from '@/lib/signatures/address/mail-providers'
import { emailOf } from '@/tests/support/signing'

const suggest = (typed: string) => suggestAddress(emailOf(typed))

test.each([
  ['ona@gmial.com', 'ona@gmail.com'],
  ['ona@gmail.con', 'ona@gmail.com'],
  ['ona@gmial.con', 'ona@gmail.com'],
  ['ona@gmail.es', 'ona@gmail.com'],
  ['ona@hotmial.com', 'ona@hotmail.com'],
  ['ona@hotmial.es', 'ona@hotmail.es'],
  ['ona@hotmail.cmo', 'ona@hotmail.com'],
  ['ona@outlok.com', 'ona@outlook.com'],
  ['ona@outlok.es', 'ona@outlook.es'],
  ['ona@yaho.com', 'ona@yahoo.com'],
  ['ona@yahooo.es', 'ona@yahoo.es'],
  ['ona@iclod.com', 'ona@icloud.com'],
  ['ona@live.con', 'ona@live.com'],
  ['ona@msn.con', 'ona@msn.com'],
  ['ona@protonmial.com', 'ona@protonmail.com'],
  ['ona@entitat.catt', 'ona@entitat.cat'],
  ['ona@gal·la.cta', 'ona@gal·la.cat'],
  ['ona@mail.entitat.ogr', 'ona@mail.entitat.org'],
])('%s: %s was likely meant', (typed, suggested) => {
  expect(suggest(typed)).toBe(suggested)
})

test.each([
  ['ona@gmail.\u0441om', 'ona@gmail.com'],
  ['ona@gm\u0430il.com', 'ona@gmail.com'],
  ['ona@xn--gmil-63d.com', 'ona@gmail.com'],
  ['Ona.B@GM\u0410IL.COM', 'Ona.B@GMaIL.COM'],
  ['ona@h\u03BFtmail.es', 'ona@hotmail.es'],
  ['ona@gmi\u0430l.com', 'ona@gmail.com'],
  ['ona@\u0435ntitat.cat', 'ona@entitat.cat'],
  ['ona@mail.\u0435ntitat.org', 'ona@mail.entitat.org'],
  ['ona@gmail.\u0441on', 'ona@gmail.com'],
])('%s mixes alphabets: %s was likely meant', (typed, suggested) => {
  expect(suggest(typed)).toBe(suggested)
})

test.each([
  ['a word in one alphabet', 'ona@почта.рф'],
  ['a Greek one', 'ona@βόλος.test'],
  ['a Cyrillic name under a Latin ending', 'ona@почта.com'],
  ['a Latin name with its own accents', 'ona@bücher.test'],
  ['a letter that looks like none of ASCII', 'ona@gmжail.com'],
  ['a name of Han letters and Latin ones', 'ona@例abc.test'],
])('%s is nobody’s slip', (_, typed) => {
  expect(suggest(typed)).toBeUndefined()
})

test('a domain in which one letter is another alphabet’s is told whatever letter it is', () => {
  const pairs = {
    a: '\u0430',
    c: '\u0441',
    e: '\u0435',
    o: '\u043E',
    p: '\u0440',
    x: '\u0445',
    y: '\u0443',
  }
  const name = fc.stringMatching(/^[bdfg]{2,8}$/)
  fc.assert(
    fc.property(name, fc.constantFrom(...Object.entries(pairs)), (label, [ascii, other]) => {
      expect(suggest(`ona@${label}${other}.test`)).toBe(`ona@${label}${ascii}.test`)
    }),
  )
})

test('what stands before the @ stays as typed, and case makes no slip', () => {
  expect(suggest(' Ona.B+Altaveu@GMIAL.com ')).toBe('Ona.B+Altaveu@gmail.com')
  expect(suggest("o'na@Entitat.CON")).toBe("o'na@Entitat.com")
  expect(suggest('ona@GMAIL.COM')).toBeUndefined()
})

/** Domains at which people have mail, however near they are to a larger one. */
const real = [
  ...mailProviders(newestRules).keys(),
  ...['gail.com', 'ymail.com', 'mail.com', 'email.com', 'qmail.com', 'fmail.com', 'rocketmail.com'],
  ...['gmx.com', 'gmx.net', 'gmx.de', 'gmx.es', 'gmx.at', 'gmx.ch', 'gmx.fr', 'web.de', 'aol.com'],
  ...['hotmail.es', 'hotmail.fr', 'hotmail.it', 'hotmail.de', 'hotmail.co.uk', 'hotmail.com.ar'],
  ...['outlook.es', 'outlook.fr', 'outlook.pt', 'outlook.it', 'outlook.cl', 'outlook.de'],
  ...['live.com', 'live.co.uk', 'live.fr', 'live.nl', 'live.com.mx', 'live.cl', 'msn.com'],
  ...['yahoo.com', 'yahoo.es', 'yahoo.co', 'yahoo.ca', 'yahoo.co.uk', 'yahoo.com.br', 'yahoo.fr'],
  ...['icloud.com', 'me.com', 'mac.com', 'proton.me', 'pm.me', 'protonmail.ch', 'tutanota.com'],
  ...['telefonica.net', 'movistar.es', 'orange.es', 'ono.com', 'terra.es', 'wanadoo.es'],
  ...['gencat.cat', 'xtec.cat', 'uab.cat', 'ub.edu', 'upc.edu', 'andorra.ad', 'riseup.net'],
  ...['pangea.org', 'softcatala.org', 'vilaweb.cat', 'eitb.eus', 'udc.gal', 'un.org', 'msm.com'],
  ...['mns.com', 'outlock.com', 'protomail.com', 'liv.com', 'gmall.com', 'mail.ru', 'qq.com'],
  ...['example.com', 'example.org', 'bücher.example.org', 'university.cm', 'empresa.co', 'bank.om'],
  ...[
    'entitat.cam',
    'empresa.net',
    'entitat.ca',
    'botiga.cc',
    'festa.barcelona',
    'gmail.example.org',
  ],
]

describe('real domains stay untouched', () => {
  test.each(real)('%s', (domain) => {
    expect(suggest(`ona@${domain}`)).toBeUndefined()
  })

  test('whoever writes there, in whatever case', () => {
    const letter = fc.constantFrom(...'abcxyz0189', '.', '+', '_', '-')
    const local = fc
      .array(letter, { minLength: 1, maxLength: 30 })
      .map((letters) => `a${letters.join('').replaceAll('.', '.b')}`)
    fc.assert(
      fc.property(local, fc.constantFrom(...real), fc.boolean(), (name, domain, loud) => {
        const typed = `${name}@${loud ? domain.toUpperCase() : domain}`
        expect(suggest(typed)).toBeUndefined()
      }),
    )
  })
})

test('whatever is typed: a suggestion is an address, of the same person, and no slip itself', () => {
  const part = fc.constantFrom(
    'gmial',
    'gmail',
    'hotmial',
    'yaho',
    'live',
    'entitat',
    'mail',
    'ona',
  )
  const ending = fc.constantFrom(
    'com',
    'con',
    'cmo',
    'es',
    'ogr',
    'cta',
    'co',
    'net',
    'catt',
    'xom',
  )
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), ending, (parts, last) => {
      const suggested = suggest(`Ona.B@${[...parts, last].join('.')}`)
      if (suggested === undefined) return
      expect(suggested.startsWith('Ona.B@')).toBe(true)
      expect(suggest(suggested)).toBeUndefined()
    }),
  )
})
