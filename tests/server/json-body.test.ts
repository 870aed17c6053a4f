import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isValidJson } from '@/server/bodies/json-body'
import { growth } from '@/tests/support/growth'

const bytes = (text: string) => Buffer.from(text)

describe('JSON that every reader understands alike', () => {
  test.each([
    '{}',
    '{"a":{"b":1},"c":{"b":2}}',
    '[{"a":1},{"a":1}]',
    '{"a":"{\\"a\\":1,\\"a\\":2}"}',
    '{"a":"[[[[[[[[[[[[[[[[[[[["}',
    '{"a":":","b":"\\\\"}',
    '"é"',
    'null',
    `${'['.repeat(16)}${']'.repeat(16)}`,
  ])('is taken: %.40s', (text) => expect(isValidJson(bytes(text))).toBe(true))

  test('whatever is written plainly is taken, unless it names a prototype or nests too deep', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10, noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value)
        fc.pre(!/"(?:__proto__|constructor|prototype)":/.test(text))
        expect(isValidJson(bytes(text))).toBe(true)
      }),
    )
  }, 120_000)
})

describe('JSON that nobody should take', () => {
  test.each([
    ['nothing', ''],
    ['cut off', '{"a":'],
    ['a key twice', '{"a":1,"a":2}'],
    ['a key twice, one of them escaped', '{"a":1,"\\u0061":2}'],
    ['a key twice, far inside', '[{"x":[{"a":1,"b":{"a":1},"a":2}]}]'],
    ['a prototype', '{"__proto__":{}}'],
    ['a prototype, escaped', '{"\\u005f_proto__":{}}'],
    ['a constructor', '{"a":{"constructor":{"prototype":{}}}}'],
    ['17 deep', `${'['.repeat(17)}${']'.repeat(17)}`],
    ['10,000 deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['two documents', '{}{}'],
    ['a byte order mark', '\ufeff{}'],
    ['a trailing comma', '{"a":1,}'],
  ])('%s', (_, text) => expect(isValidJson(bytes(text))).toBe(false))

  test('other than UTF-8', () => {
    expect(isValidJson(Buffer.from('{"a":"\xe9"}', 'latin1'))).toBe(false)
  })

  test.each(['"\\', '"a', '{"a":'])(
    'many of %j take time in proportion to their length',
    (part) => {
      const work = (length: number) => {
        expect(isValidJson(bytes(part.repeat(length / part.length)))).toBe(false)
      }
      expect(growth(work, 65_536)).toBeLessThan(24)
    },
  )
})
