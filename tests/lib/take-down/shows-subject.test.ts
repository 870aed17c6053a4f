import { expect, test } from 'vitest'
import { showsSubject } from '@/lib/take-down/shows-subject'

const subject = { slugs: ['ana'], names: ['Ana d\'Or & "Pi"', 'Àngel'] }
const list = { kind: 'directory', own: false } as const

test.each([
  ['their address', '<a href="/ca/persones-defensores/ana">'],
  ['their address at an end', '/share/ca/defenders/ana.png'],
  ['their name as React writes it', '<p>Ana d&#x27;Or &amp; &quot;Pi&quot; was there</p>'],
  ['their name as XML writes it', '<title>Ana d&apos;Or &amp; &quot;Pi&quot;</title>'],
  ['their name as JSON writes it', String.raw`{"name":"Ana d'Or & \"Pi\""}`],
  ['a name with accents', 'amb l’Àngel, ahir'],
])('%s shows them', (_, text) => {
  expect(showsSubject(subject, list, { status: 200, text })).toBe(true)
})

test.each([
  ['the address of another', '/ca/persones-defensores/mariana, /ca/x/ana-maria'],
  ['another who is called nearly so', 'Àngels i Arcàngel'],
  ['nothing', ''],
])('%s does not', (_, text) => {
  expect(showsSubject(subject, list, { status: 200, text })).toBe(false)
})

test('an address of their own shows them by answering at all', () => {
  const own = { kind: 'picture', own: true } as const
  expect(showsSubject(subject, own, { status: 200, text: '' })).toBe(true)
  expect(showsSubject(subject, own, { status: 404, text: '' })).toBe(false)
})

test('a search that says back what was asked for does not', () => {
  const search = { kind: 'search', own: false } as const
  const answer = { status: 200, text: '<input value="Àngel"/>' }
  expect(showsSubject(subject, search, answer)).toBe(false)
  expect(showsSubject(subject, search, { status: 200, text: 'href="/ca/x/ana"' })).toBe(true)
})
