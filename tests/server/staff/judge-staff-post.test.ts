import { describe, expect, test } from 'vitest'
import { isActionBody, isActionType, isFromWorkspace } from '@/server/staff/judge-staff-post'
import { formType, multipart, type Part } from '@/tests/http/form'

const appUrl = 'https://altaveu.example.org'
const id = `40${'ab'.repeat(20)}`
const form = { 'content-type': formType }
const call = { ...form, 'next-action': id }
const textCall = { 'content-type': 'text/plain;charset=UTF-8', 'next-action': id }
const bodyOf = (...parts: Part[]) => multipart(parts)

describe('a POST to the workspace', () => {
  test.each([
    ['ours', { origin: appUrl }, true],
    ['none', {}, false],
    ['null, as from a frame', { origin: 'null' }, false],
    [
      'null, whatever the browser says of the site',
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      false,
    ],
    ['a foreign one', { origin: 'https://evil.example' }, false],
    ['ours in other words', { origin: `${appUrl}.evil.example` }, false],
    ['ours, but sent across sites', { origin: appUrl, 'sec-fetch-site': 'cross-site' }, false],
  ])('with the origin: %s', (_, headers, admitted) => {
    expect(isFromWorkspace(headers, appUrl)).toBe(admitted)
  })

  test.each([
    ['a form', form, true],
    ['a call as a form', call, true],
    ['a call as text', textCall, true],
    ['text without a call', { 'content-type': 'text/plain' }, false],
    ['JSON', { 'content-type': 'application/json', 'next-action': id }, false],
    ['a form as an address', { 'content-type': 'application/x-www-form-urlencoded' }, false],
    ['something compressed', { ...form, 'content-encoding': 'gzip' }, false],
    ['nothing', {}, false],
  ])('of the type: %s', (_, headers, taken) => {
    expect(isActionType(headers)).toBe(taken)
  })
})

describe('a body names or calls exactly one action', () => {
  test.each([
    [
      'a form without state',
      bodyOf({ name: `$ACTION_ID_${id}`, value: '' }, { name: 'a', value: 'b' }),
    ],
    [
      'a form with state',
      bodyOf(
        { name: '$ACTION_REF_1', value: '' },
        { name: '$ACTION_1:0', value: `{"id":"${id}","bound":"$@1"}` },
        { name: '$ACTION_1:1', value: '[{}]' },
        { name: '$ACTION_KEY', value: 'k1' },
      ),
    ],
  ])('%s', (_, body) => {
    expect(isActionBody(form, body)).toBe(true)
  })

  test.each([
    ['none', bodyOf({ name: 'a', value: 'b' })],
    [
      'two',
      bodyOf(
        { name: `$ACTION_ID_${id}`, value: '' },
        { name: `$ACTION_ID_41${id.slice(2)}`, value: '' },
      ),
    ],
    ['one by a name that is none', bodyOf({ name: '$ACTION_ID_zz', value: '' })],
    ['a form that is cut off', bodyOf({ name: `$ACTION_ID_${id}`, value: '' }).subarray(0, 90)],
  ])('and not %s', (_, body) => {
    expect(isActionBody(form, body)).toBe(false)
  })

  test.each([
    ['with a form', bodyOf({ name: '1_name', value: 'x' }, { name: '0', value: '[{},"$K1"]' })],
    ['without anything', bodyOf({ name: '0', value: '[]' })],
  ])('a call %s', (_, body) => {
    expect(isActionBody(call, body)).toBe(true)
  })

  test.each([
    ['without its arguments', bodyOf({ name: '1_name', value: 'x' })],
    ['with an argument twice', bodyOf({ name: '0', value: '[]' }, { name: '0', value: '[]' })],
    ['with a server reference', bodyOf({ name: '0', value: '["$F1"]' })],
    ['with a promise', bodyOf({ name: '0', value: '["$@1"]' })],
    ['with a path into another value', bodyOf({ name: '0', value: '["$1:constructor"]' })],
    ['with a prototype', bodyOf({ name: '0', value: '[{"__proto__":1}]' })],
    ['with a file in an argument’s place', bodyOf({ name: '0', value: '[]', fileName: 'x' })],
    ['with a field of nobody’s', bodyOf({ name: '0', value: '[]' }, { name: 'then', value: '1' })],
  ])('and no call %s', (_, body) => {
    expect(isActionBody(call, body)).toBe(false)
  })

  test('a call as text holds plain values', () => {
    expect(isActionBody(textCall, Buffer.from('["a","$$5",{"b":[1,null]}]'))).toBe(true)
    expect(isActionBody(textCall, Buffer.from('["$F1"]'))).toBe(false)
    expect(isActionBody(textCall, Buffer.from('["a"'))).toBe(false)
    expect(isActionBody({ ...textCall, 'next-action': 'constructor' }, Buffer.from('[]'))).toBe(
      false,
    )
  })
})
