import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Field,
  type FieldError,
  fields,
  formDataFields,
  parseSignatureForm,
} from '@/lib/signatures/signature-form'

/** As a browser sends the form: strings, boxes that are not ticked left out. */
const asForm = {
  name: 'Nil Prova',
  email: 'nil@example.org',
  country: '',
  consent: 'on',
  locale: 'ca',
  version: '3',
  website: '',
}

const asJson = { name: 'Nil Prova', email: 'nil@example.org', consent: true, locale: 'en' }

function errorsWith(given: Record<string, unknown>) {
  const parsed = parseSignatureForm({ ...asForm, ...given })
  return parsed.ok ? {} : parsed.errors
}

function formWith(given: Record<string, unknown>) {
  const parsed = parseSignatureForm({ ...asForm, ...given })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.form
}

test('a form as a browser sends it is taken', () => {
  expect(parseSignatureForm({ ...asForm, country: 'AD' })).toEqual({
    ok: true,
    form: {
      name: 'Nil Prova',
      email: { typed: 'nil@example.org', local: 'nil', domain: 'example.org' },
      country: 'AD',
      consent: true,
      locale: 'ca',
      version: 3,
    },
  })
})

test('JSON with no more than it must have is taken, and its country is not said', () => {
  expect(parseSignatureForm(asJson)).toEqual({
    ok: true,
    form: {
      name: 'Nil Prova',
      email: { typed: 'nil@example.org', local: 'nil', domain: 'example.org' },
      country: undefined,
      consent: true,
      locale: 'en',
      version: undefined,
    },
  })
})

test('JSON and a form that say the same come to the same', () => {
  const json = { ...asJson, locale: 'ca', version: 3 }
  expect(parseSignatureForm(json)).toEqual(parseSignatureForm(asForm))
})

test('an empty form has an error for each field that it must have, and no other', () => {
  const errors = { name: 'missing', email: 'missing', consent: 'must-be-given', locale: 'missing' }
  for (const nothing of [{}, null, undefined, [], 'name', 7, true, [asForm]]) {
    expect(parseSignatureForm(nothing)).toEqual({ ok: false, errors })
  }
})

const errorsOfFields: [Field, unknown, FieldError][] = [
  ['name', '', 'missing'],
  ['name', '   ', 'missing'],
  ['name', undefined, 'missing'],
  ['name', 'a'.repeat(101), 'too-long'],
  ['name', 'a'.repeat(10_000), 'too-long'],
  ['name', 'a\0b', 'forbidden-characters'],
  ['name', '\u202Ea', 'forbidden-characters'],
  ['name', 'www.example.org', 'has-web-address'],
  ['email', '', 'missing'],
  ['email', ' ', 'missing'],
  ['email', undefined, 'missing'],
  ['email', 'nil', 'not-an-address'],
  ['email', 'nil@example.org\0', 'not-an-address'],
  ['email', `${'a'.repeat(10_000)}@example.org`, 'not-an-address'],
  ['country', 'XX', 'not-in-list'],
  ['country', 'es', 'not-in-list'],
  ['country', 'Catalunya', 'not-in-list'],
  ['country', 'constructor', 'not-in-list'],
  ['country', 'a'.repeat(10_000), 'not-in-list'],
  ['consent', '', 'must-be-given'],
  ['consent', false, 'must-be-given'],
  ['consent', undefined, 'must-be-given'],
  ['locale', '', 'missing'],
  ['locale', undefined, 'missing'],
  ['locale', 'fr', 'not-in-list'],
  ['locale', 'CA', 'not-in-list'],
  ['website', 'http://example.org', 'must-be-empty'],
  ['website', ' ', 'must-be-empty'],
  ...['0', '-1', '1.5', '01', '1e3', '0x1', ' 1', 'x', '9'.repeat(10), '9'.repeat(10_000)].map(
    (version): [Field, unknown, FieldError] => ['version', version, 'wrong-type'],
  ),
  ...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 2 ** 53].map(
    (version): [Field, unknown, FieldError] => ['version', version, 'wrong-type'],
  ),
  ...['true', 'false', 'off', 'ON', '1', ' ', 'a'.repeat(10_000), 1, 0].map(
    (value): [Field, unknown, FieldError] => ['consent', value, 'wrong-type'],
  ),
  ...fields.flatMap((field) =>
    [null, [], ['on'], ['a', 'b'], {}, { a: 1 }, 7n, Symbol('a'), () => 'a'].map(
      (value): [Field, unknown, FieldError] => [field, value, 'wrong-type'],
    ),
  ),
  ...fields
    .filter((field) => field !== 'version')
    .map((field): [Field, unknown, FieldError] => [field, 7, 'wrong-type']),
  ...(['name', 'email', 'country', 'locale', 'version', 'website'] as const).map(
    (field): [Field, unknown, FieldError] => [field, true, 'wrong-type'],
  ),
]

test.each(errorsOfFields)('%s: %o is an error by itself', (field, value, error) => {
  expect(errorsWith({ [field]: value })).toEqual({ [field]: error })
})

test('each field with an error is named, all at once', () => {
  expect(errorsWith({ name: '', email: 'x', country: 'XX', consent: '', version: [] })).toEqual({
    name: 'missing',
    email: 'not-an-address',
    country: 'not-in-list',
    consent: 'must-be-given',
    version: 'wrong-type',
  })
})

test('“rather not say” is an answer, given or left out', () => {
  expect(formWith({ country: '' }).country).toBeUndefined()
  expect(formWith({ country: undefined }).country).toBeUndefined()
})

test('a version may be left out, and is a number either way', () => {
  expect(formWith({ version: '12' }).version).toBe(12)
  expect(formWith({ version: 12 }).version).toBe(12)
  expect(formWith({ version: '' }).version).toBeUndefined()
  expect(formWith({ version: undefined }).version).toBeUndefined()
  expect(formWith({ version: 2 ** 31 - 1 }).version).toBe(2 ** 31 - 1)
})

test('name and address come back as they will be kept', () => {
  const form = formWith({ name: '  Nu\u0301ria   Prova ', email: ' Nil@Example.org\n' })
  expect(form.name).toBe('Núria Prova')
  expect(form.email.typed).toBe('Nil@Example.org')
})

test('what becomes public is no field of it: whatever is said of that changes nothing', () => {
  const plain = parseSignatureForm(asJson)
  for (const value of [true, 'on', [], {}, 7]) {
    const fields = { showName: value, publicName: 'Nil Prova', updates: value }
    expect(parseSignatureForm({ ...asJson, ...fields })).toEqual(plain)
  }
})

test('unknown and prototype keys change nothing', () => {
  const body = `{"__proto__": {"consent": true, "showName": true}, "constructor": {"a": 1},
    "toString": 1, "slug": "x", "$ACTION_KEY": "k", "admin": true,
    "name": "Nil Prova", "email": "nil@example.org", "locale": "ca"}`
  expect(parseSignatureForm(JSON.parse(body))).toEqual({
    ok: false,
    errors: { consent: 'must-be-given' },
  })
  const consenting = parseSignatureForm({ ...JSON.parse(body), consent: true })
  expect(consenting).toEqual(parseSignatureForm({ ...asJson, locale: 'ca' }))
  expect(({} as Record<string, unknown>).showName).toBeUndefined()
})

test('what an input inherits is not given', () => {
  expect(parseSignatureForm(Object.create(asForm))).toEqual(parseSignatureForm({}))
})

function formData(entries: [string, string | Blob][]): FormData {
  const data = new FormData()
  for (const [key, value] of entries) data.append(key, value)
  return data
}

test('form data comes as the fields that are known, as typed', () => {
  const data = formData([...Object.entries(asForm), ['slug', 'x'], ['$ACTION_REF_1', '']])
  expect(formDataFields(data)).toEqual(asForm)
  expect(parseSignatureForm(formDataFields(data))).toEqual(parseSignatureForm(asForm))
})

test('a field that comes twice, or as a file, has an error', () => {
  const others = Object.entries(asForm).filter(([key]) => key !== 'name' && key !== 'email')
  const file = new File(['x'], 'x.txt')
  const data = formData([...others, ['name', 'a'], ['name', 'b'], ['email', file]])
  expect(parseSignatureForm(formDataFields(data))).toEqual({
    ok: false,
    errors: { name: 'wrong-type', email: 'wrong-type' },
  })
  expect(
    formDataFields(
      formData([
        ['consent', 'on'],
        ['consent', 'on'],
      ]),
    ),
  ).toEqual({
    consent: ['on', 'on'],
  })
})

test('ten thousand repetitions of a field are one error', () => {
  const data = formData(Array.from({ length: 10_000 }, () => ['consent', 'on']))
  const parsed = parseSignatureForm({ ...asForm, ...formDataFields(data) })
  expect(parsed).toEqual({ ok: false, errors: { consent: 'wrong-type' } })
})

const value = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...Object.values(asForm), true, false),
)

test('whatever comes in, nothing throws, and a form is taken only with consent', () => {
  fc.assert(
    fc.property(
      fc.oneof(value, fc.dictionary(fc.constantFrom(...fields, '__proto__', 'x'), value)),
      (input) => {
        const parsed = parseSignatureForm(input)
        if (parsed.ok) expect(parsed.form.consent).toBe(true)
        else expect(Object.keys(parsed.errors).length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('whatever one field holds, no other is blamed for it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fields), value, (field, given) => {
      const blamed = Object.keys(errorsWith({ [field]: given }))
      expect(blamed.filter((key) => key !== field)).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})
