import { describe, expect, test } from 'vitest'
import { isSoundForm } from '@/server/bodies/multipart-body'

const type = 'multipart/form-data; boundary=line'
const part = (name: string, value = '') =>
  `--line\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const action = part('$ACTION_ID_00')
const end = '--line--\r\n'
const judge = (body: string, contentType = type) => isSoundForm(contentType, Buffer.from(body))

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
    ['with the state of its last answer', action + part('$ACTION_1:1', '[{"typed":{}}]') + end],
    ['with 64 parts', action + part('a').repeat(63) + end],
  ])('%s is sound', (_, body) => expect(judge(body)).toBe(true))

  test('needs to name no action where it is a plain one, and is judged alike otherwise', () => {
    const plain = (body: string) => isSoundForm(type, Buffer.from(body), true)
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
    ['with 65 parts', action + part('a').repeat(64) + end],
    ['with 10,000 parts', action + part('a').repeat(10_000) + end],
    ['that names no action', part('name') + end],
    ['whose state is no JSON', action + part('$ACTION_1:1', '[{') + end],
    ['whose state nests too deep', action + part('$ACTION_1:1', '['.repeat(9_000)) + end],
    ['with its boundary within a value', action + part('a', 'a line of it') + end],
    ['with another boundary', (action + end).replaceAll('line', 'other')],
  ])('%s is not', (_, body) => expect(judge(body)).toBe(false))

  test.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=""',
    `multipart/form-data; boundary=${'b'.repeat(71)}`,
  ])('is not one where %.40j names no boundary', (contentType) =>
    expect(judge(action + end, contentType)).toBe(false),
  )
})
