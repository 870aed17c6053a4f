import { describe, expect, test } from 'vitest'
import { isValidForm } from '@/server/bodies/multipart-body'

const type = 'multipart/form-data; boundary=line'
const part = (name: string, value = '') =>
  `--line\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const id = '7'.repeat(42)
const reference = part('$ACTION_1:0', `{"id":"${id}","bound":"$@1"}`)
const state = part('$ACTION_1:1', '[{"typed":{}}]')
const key = part('$ACTION_KEY', 'p/en#sign')
const action = part('$ACTION_REF_1') + reference + state + key
const end = '--line--\r\n'
const judge = (body: string, contentType = type) => isValidForm(contentType, Buffer.from(body))

describe('a form', () => {
  test.each([
    ['as browsers send it', action + part('name', 'Nil Prova') + end],
    ['without a last line break', `${action}--line--`],
    [
      'with dashes, line breaks and other boundaries in a value',
      action + part('a', '--lin\r\n--x') + end,
    ],
    [
      'with a file',
      `${action}--line\r\nContent-Disposition: form-data; name="a"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nx\r\n${end}`,
    ],
    [
      'with the state of its last answer',
      part('$ACTION_REF_23') +
        part('$ACTION_23:0', `{"id":"${id}","bound":"$@1"}`) +
        part('$ACTION_23:1', '[{"typed":{"name":"$$B2","country":"$undefined"}}]') +
        key +
        end,
    ],
    [
      'with its action after its fields',
      part('name') + key + state + reference + part('$ACTION_REF_1') + end,
    ],
    ['with 64 parts', action + part('a').repeat(60) + end],
  ])('%s is sound', (_, body) => expect(judge(body)).toBe(true))

  test('needs to name no action where it is a plain one, and is judged alike otherwise', () => {
    const plain = (body: string) => isValidForm(type, Buffer.from(body), true)
    expect(plain(part('token', 'abc') + end)).toBe(true)
    expect(judge(part('token', 'abc') + end)).toBe(false)
    expect(plain(part('token', 'abc'))).toBe(false)
    expect(plain(part('token', 'abc').repeat(65) + end)).toBe(false)
  })

  test('may have its boundary quoted, beside other parameters', () => {
    expect(judge(action + end, 'multipart/form-data; charset=utf-8; boundary="line"')).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['cut off in a value', `${action}--line\r\nContent-Disposition: form-data; name="a"\r\n\r\nx`],
    ['without an end', action],
    ['with something after its end', `${action}${end}x`],
    ['with something before its start', `x\r\n${action}${end}`],
    [
      'with a part without a name',
      `${action}--line\r\nContent-Disposition: form-data\r\n\r\n\r\n${end}`,
    ],
    ['with a part without headers', `${action}--line\r\nx\r\n${end}`],
    ['with 65 parts', action + part('a').repeat(61) + end],
    ['with 10,000 parts', action + part('a').repeat(10_000) + end],
    ['that names no action', part('name') + end],
    ['that names an action by its id alone', part(`$ACTION_ID_${id}`) + end],
    ['that names one twice over', action + part(`$ACTION_ID_${id}`) + end],
    ['that names two', action + action.replaceAll('_1', '_2') + end],
    ['that refers to one twice', part('$ACTION_REF_1') + action + end],
    ['whose reference has a value', action.replace('REF_1"\r\n\r\n', '$&x') + end],
    ['whose reference leads nowhere', action.replace(reference, '') + end],
    ['whose reference comes twice', action + reference + end],
    ['without a state', action.replace(state, '') + end],
    ['with two states', action + state + end],
    ['without a key', action.replace(key, '') + end],
    ['with another field of React’s', action + part('$K1') + end],
    ['whose id is none', action.replace(id, `${id}7`) + end],
    ['that binds more', action.replace('"$@1"', '["$@1"]') + end],
    ['that binds something else', action.replace('$@1', '$h1') + end],
    ['whose action is a file', action.replace('name="$ACTION_KEY"', '$&; filename="a"') + end],
    ['with the name of an encoding', action + part('_charset_', 'utf-16') + end],
    ['with its boundary within a value', action + part('a', 'a line of it') + end],
    ['with another boundary', (action + end).replaceAll('line', 'other')],
  ])('%s is not', (_, body) => expect(judge(body)).toBe(false))

  test.each([
    '[{',
    '['.repeat(9_000),
    '{}',
    '[]',
    '[{},{}]',
    '["$@1"]',
    '["$B2"]',
    '["$Q2"]',
    '["$h2"]',
    '[{"typed":"$F1"}]',
    `["$n${'9'.repeat(9_000)}"]`,
    '["$K1"]',
    '["$"]',
    '[{"a":"$$"},{"a":"$undefined"},0]',
    '[{"__proto__":{}}]',
  ])('with the state %.30j is not', (value) =>
    expect(judge(action.replace('[{"typed":{}}]', () => value) + end)).toBe(false),
  )

  test.each([
    'Content-Transfer-Encoding: base64',
    'X-Other: 1',
    'Content-Disposition: form-data; name="b"',
    'Content-Type: text/plain\r\nContent-Type: text/plain',
    'Content-Type: text/plain\r\n folded',
  ])('with the header %j in a part is not', (header) =>
    expect(judge(`${action}${part('a').replace('\r\n\r\n', `\r\n${header}\r\n\r\n`)}${end}`)).toBe(
      false,
    ),
  )

  test.each([
    `name=a`,
    `name="a"; filename*=utf-8''a`,
    `name="a"; name="b"`,
    `filename="a"; name="b"`,
    '',
  ])('with the name %j in a part is not', (parameters) =>
    expect(judge(action + part('a').replace('name="a"', parameters) + end)).toBe(false),
  )

  test.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=""',
    `multipart/form-data; boundary=${'b'.repeat(71)}`,
  ])('is not one where %.40j names no boundary', (contentType) =>
    expect(judge(action + end, contentType)).toBe(false),
  )
})
