import { expect, test } from 'vitest'
import { parseChoices } from '@/lib/signatures/choices-form'

const read = (...fields: [string, string | Blob][]) => {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return parseChoices(data)
}

test('nothing is public and nothing is sent unless its box is ticked', () => {
  const off = { ok: true, choices: { publicName: undefined, updates: false } }
  expect(read()).toEqual(off)
  expect(read(['publicName', 'Nil Prova'])).toEqual(off)
  expect(read(['updates', 'on'], ['other', 'x'])).toEqual({
    ok: true,
    choices: { publicName: undefined, updates: true },
  })
})

test('the name to show is read by the rules of a name', () => {
  expect(read(['showName', 'on'], ['publicName', '  Nil   Prova '])).toEqual({
    ok: true,
    choices: { publicName: 'Nil Prova', updates: false },
  })
})

test.each([
  ['missing', ''],
  ['missing', '  \u200b '],
  ['too-long', 'x'.repeat(101)],
  ['has-web-address', 'www.example.org'],
  ['forbidden-characters', 'Nil \u202e Prova'],
] as const)(
  'a ticked box with a name that is %s comes back as it was typed',
  (error, publicName) => {
    expect(read(['showName', 'on'], ['publicName', publicName], ['updates', 'on'])).toEqual({
      ok: false,
      error,
      typed: { showName: true, publicName, updates: true },
    })
  },
)

test('without its name a ticked box is an error of the name', () => {
  expect(read(['showName', 'on'])).toMatchObject({ ok: false, error: 'missing' })
})

test('boxes and name are read strictly', () => {
  for (const value of ['', 'true', '1', 'x'.repeat(10_000), new Blob(['on'])]) {
    expect(read(['showName', value])).toEqual({ ok: false, error: 'unreadable' })
    expect(read(['updates', value])).toEqual({ ok: false, error: 'unreadable' })
  }
  expect(read(['showName', 'on'], ['showName', 'on'])).toEqual({ ok: false, error: 'unreadable' })
  expect(read(['publicName', 'a'], ['publicName', 'b'])).toEqual({ ok: false, error: 'unreadable' })
  expect(read(['publicName', new Blob(['a'])])).toEqual({ ok: false, error: 'unreadable' })
})
