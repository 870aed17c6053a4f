import { afterAll, describe, expect, test } from 'vitest'
import { type Answer, ask, sendJson, signature, signaturesOf, signByJson } from '@/tests/http/ask'
import { controlIn, formIn, type Part, partsOf, sendForm } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { openSite } from '@/tests/support/open-site'

const { origin, installation } = await openSite()
const { slug } = await addCampaign()
const path = `/en/campaigns/${slug}`
const form = formIn((await ask(origin, path)).text, 'email')
const long = 'a'.repeat(10_000)

/** The number of valid forms that this file sent: all others must leave nothing behind. */
let sound = 0

afterAll(async () => {
  const rows = await installation.database.query('SELECT 1 FROM signature_request')
  expect(rows).toHaveLength(sound)
})

function expectCalm(answer: Answer): void {
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|prisma|postgres/i)
}

async function signaturesWaiting(campaignId: string): Promise<number> {
  const query = 'SELECT 1 FROM signature_request WHERE campaign_id = $1'
  return (await installation.database.query(query, [campaignId])).length
}

const strange: [string, unknown][] = [
  ['a number', 5],
  ['null', null],
  ['an object', { toString: 'x', $ne: null }],
  ['an array', ['nil@example.org']],
  ['an empty array', []],
]

const faulty: Record<string, [string, unknown][]> = {
  name: [
    ...strange,
    ['a boolean', true],
    ['missing', undefined],
    ['empty', ''],
    ['nothing but spaces', ' \t\u00a0\u2003\u200b '],
    ['10,000 characters', long],
    ['101 characters', 'é'.repeat(101)],
    ['a NUL', 'Nil\u0000Prova'],
    ['a line break', 'Nil\nBcc: all@example.org'],
    ['a bidi override', 'Nil\u202eavorP'],
    ['a bidi isolate', 'Nil\u2067avorP\u2069'],
    ['half an emoji', 'Nil \ud83c'],
    ['a web address', 'win at http://evil.test/x'],
    ['a bare domain', 'www.example.com'],
    ['stacked marks', `Z${'\u0301'.repeat(60)}`],
  ],
  email: [
    ...strange,
    ['a boolean', true],
    ['missing', undefined],
    ['empty', ''],
    ['10,000 characters', `${long}@example.org`],
    ['255 characters', `a@${`${'b'.repeat(60)}.`.repeat(4)}${'c'.repeat(9)}`],
    ['no @', 'nil.example.org'],
    ['two @', 'nil@prova@example.org'],
    ['two addresses', 'nil@example.org, ona@example.org'],
    ['two dots', 'a..b@example.org'],
    ['a dot first', '.a@example.org'],
    ['one label', 'a@b'],
    ['a number as last label', 'a@1.2.3.4'],
    ['an address literal', 'a@[127.0.0.1]'],
    ['quotes', '"a b"@example.org'],
    ['a comment', 'a(x)@example.org'],
    ['a NUL', 'nil\u0000@example.org'],
    ['a header', 'nil@example.org\r\nBcc: all@example.org'],
    ['a bidi override', 'nil\u202e@example.org'],
    ['an emoji', '🌊@example.org'],
    ['HTML', '<script>alert(1)</script>@example.org'],
    ['SQL', "x'; DROP TABLE signature; --@example.org"],
  ],
  country: [
    ...strange,
    ['a boolean', false],
    ['unknown', 'XX'],
    ['unknown, of two digits', '12'],
    ['lower case', 'fr'],
    ['three letters', 'FRA'],
    ['10,000 characters', long],
    ['a NUL', 'F\u0000'],
    ['an emoji', '🇫🇷'],
    ['a property of every object', 'constructor'],
  ],
  consent: [
    ...strange,
    ['missing', undefined],
    ['empty', ''],
    ['not given', false],
    ['words', 'yes'],
    ['10,000 characters', long],
  ],
  locale: [
    ...strange,
    ['missing', undefined],
    ['empty', ''],
    ['unknown', 'fr'],
    ['upper case', 'CA'],
    ['a path', '../../etc/passwd'],
    ['10,000 characters', long],
    ['a property of every object', '__proto__'],
  ],
  version: [
    ['an object', {}],
    ['an array', [1]],
    ['null', null],
    ['zero', 0],
    ['negative', -1],
    ['a fraction', 1.5],
    ['past any column', 1e300],
    ['words', 'one'],
    ['SQL', '1; DROP TABLE signature'],
  ],
}

describe.each(Object.entries(faulty))('%s by JSON', (field, values) => {
  test.each(values)('%s: 422, and the message stands at that field', async (_, value) => {
    const answer = await signByJson(origin, slug, { [field]: value })
    expect(answer.status).toBe(422)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    const { errors } = JSON.parse(answer.text)
    expect(Object.keys(errors)).toEqual([field])
    expect(errors[field]).toMatch(/\w+ \w+/)
    expectCalm(answer)
  })
})

test('all fields at fault at once are all told of', async () => {
  for (const body of [{}, [], null, 'a', 5, true, [[]]]) {
    const answer = await sendJson(origin, signaturesOf(slug), body)
    expect(answer.status).toBe(422)
    expect(Object.keys(JSON.parse(answer.text).errors)).toEqual(
      expect.arrayContaining(['name', 'email', 'consent']),
    )
    expectCalm(answer)
  }
})

test.each([
  ['HTML', '<b onclick="alert(1)">Nil</b>'],
  ['SQL', `Robert'); DROP TABLE signature;--`],
  ['an emoji', 'Nil 🌊'],
  ['another script', 'محمد 李'],
  ['one word', 'Gal·la'],
  ['100 characters', 'é'.repeat(100)],
])('a name of %s is a name like any other', async (what, name) => {
  const answer = await signByJson(origin, slug, {
    name,
    email: `name-${what.replace(/\W/g, '')}@example.org`,
  })
  expect(answer.status).toBe(202)
  sound += 1
})

test('keys that nobody knows change nothing', async () => {
  const extra = { admin: true, id: 1, 'a b': {}, campaign: 'other', receivedAt: 0, toString: 'x' }
  const answer = await sendJson(origin, signaturesOf(slug), {
    ...signature({ email: 'extra@example.org' }),
    ...extra,
  })
  expect(answer.status).toBe(202)
  sound += 1
})

/** The form with these parts in the place of the field's own. */
function withParts(field: string, parts: Part[]): Part[] {
  // Each valid form is another person's: the same one again would be answered together with the
  // first.
  const email = `form-${sound}@example.org`
  const filled = { ...form, name: 'Nil Prova', email, consent: 'on' }
  return [...partsOf(filled).filter(({ name }) => name !== field), ...parts]
}

const typeable = (value: unknown): value is string =>
  typeof value === 'string' && value.isWellFormed()

describe.each(['name', 'email', 'country', 'consent'])('%s by form', (field) => {
  const values = (faulty[field] ?? []).filter(([, value]) => typeable(value)) as [string, string][]
  const parts: [string, Part[]][] = [
    ...values.map(([what, value]): [string, Part[]] => [what, [{ name: field, value }]]),
    [
      'sent twice',
      [
        { name: field, value: 'on' },
        { name: field, value: 'on' },
      ],
    ],
    ['sent as a file', [{ name: field, value: 'on', fileName: 'x.txt' }]],
    [
      'sent as an array',
      [
        { name: field, value: 'on' },
        { name: field, value: '' },
        { name: field, value: 'x' },
      ],
    ],
  ]

  test.each(parts)('%s: the page again, and the message stands at that field', async (_, sent) => {
    const answer = await sendForm(origin, path, withParts(field, sent))
    expect(answer.status).toBe(422)
    expect(answer.headers['content-type']).toMatch(/^text\/html/)
    expect(controlIn(answer.text, field)['aria-invalid']).toBe('true')
    if (field !== 'name') expect(controlIn(answer.text, 'name').value).toBe('Nil Prova')
    expect(answer.text).not.toMatch(/<script>alert|<b onclick/)
    expectCalm(answer)
  })
})

describe('the version of the petition, which the page itself fills in,', () => {
  const field = 'version'
  test.each([
    ['missing', []],
    ['empty', ['']],
    ['unknown', ['nobody-knows']],
    ['10,000 characters', [long]],
    ['NUL', ['\u0000']],
    ['HTML', ['"><script>alert(1)</script>']],
    ['SQL', ["' OR 1=1 --"]],
    ['a path', ['../../../etc/passwd']],
    ['twice', ['1', '1']],
    ['a property of every object', ['__proto__']],
  ])('%s: refused in words', async (_, values) => {
    const answer = await sendForm(
      origin,
      path,
      withParts(
        field,
        values.map((value) => ({ name: field, value })),
      ),
    )
    // A field without which the form still works may be missing: then the form was valid.
    if (answer.status === 303) sound += 1
    else expect([400, 404, 409, 422]).toContain(answer.status)
    expect(answer.text).not.toMatch(/<script>alert/)
    expectCalm(answer)
  })
})

test('a field that names another campaign: the page’s own is signed', async () => {
  const other = await addCampaign()
  const before = await signaturesWaiting(other.id)
  const fields = { ...form, name: 'Nil', email: 'elsewhere@example.org', consent: 'on' }
  const answer = await sendForm(origin, path, { ...fields, slug: other.slug, locale: 'ca' })
  sound += 1
  expect(answer.headers.location).toMatch(`/en/campaigns/${slug}/check-your-inbox`)
  expect(await signaturesWaiting(other.id)).toBe(before)
})

test.each([
  ['unknown', (value: string) => value.replace(/[0-9a-f]/, (one) => (one === 'a' ? 'b' : 'a'))],
  ['empty', () => ''],
  ['a prototype', () => '__proto__'],
  ['10,000 characters', () => long],
  ['JSON of something else', () => '{"id":"constructor","bound":null}'],
  ['broken JSON', () => '{"id":'],
  ['a reference into itself', () => '["$@1","$F1","$K1"]'],
])('what names the form’s action, %s: refused in words', async (_, spoil) => {
  const parts = partsOf({ ...form, name: 'Nil', email: 'spoilt@example.org', consent: 'on' })
  const spoilt = parts.map((part) =>
    part.name.startsWith('$ACTION') && typeof part.value === 'string'
      ? { ...part, value: spoil(part.value) }
      : part,
  )
  const answer = await sendForm(origin, path, spoilt)
  expect([200, 400, 404, 422]).toContain(answer.status)
  expect(answer.headers['content-type']).toMatch(/^text\/html/)
  expectCalm(answer)
})

test('a form without what names its action is refused in words', async () => {
  const parts = partsOf({ ...form, name: 'Nil', email: 'nameless@example.org', consent: 'on' })
  const answer = await sendForm(
    origin,
    path,
    parts.filter(({ name }) => !name.startsWith('$ACTION')),
  )
  expect(answer.status).toBe(400)
  expectCalm(answer)
})
