import { describe, expect, test } from 'vitest'
import { readReport } from '@/lib/mail/reports/resend-report'
import {
  bounceOf,
  complaintOf,
  event,
  makeSecret,
  signedHeaders,
} from '@/tests/support/mail/reports'

const secret = makeSecret()
const minute = 60_000
const address = 'nil@example.org'

function read(body: string, { sentAgo = 0, ourClock = 0, with: by = secret } = {}) {
  const at = new Date(Date.now() - sentAgo)
  const headers = signedHeaders(body, by, { id: 'msg_1', at })
  const signature = {
    id: headers['svix-id'] ?? '',
    timestamp: headers['svix-timestamp'] ?? '',
    signature: headers['svix-signature'] ?? '',
  }
  return readReport(body, signature, secret, new Date(Date.now() + ourClock))
}

test('a permanent bounce and a complaint stop mail to each address they name', () => {
  const two = [address, 'ona@example.org']
  const stop = { report: 'stop', id: 'msg_1', addresses: two }
  expect(read(bounceOf(two))).toEqual({ ...stop, reason: 'bounce' })
  expect(read(complaintOf(two))).toEqual({ ...stop, reason: 'complaint' })
})

test.each(['Transient', 'Undetermined', ''])('a bounce that is %j stops nothing', (type) => {
  expect(read(bounceOf([address], type))).toEqual({ report: 'of-no-concern' })
})

test.each(['email.delivered', 'email.suppressed', 'domain.updated', 'something.new', ''])(
  'an event %j is of no concern',
  (type) => expect(read(event(type, {}))).toEqual({ report: 'of-no-concern' }),
)

test.each([
  ['null', 'null'],
  ['a text', '"email.bounced"'],
  ['no type', '{}'],
  ['a type that is none', '{"type":1}'],
  ['no data', '{"type":"email.bounced"}'],
  ['nobody', bounceOf([])],
  ['an empty address', complaintOf([''])],
  ['an address of 4,000 characters', complaintOf([`${'a'.repeat(4_000)}@example.org`])],
  ['addresses without number', complaintOf(Array.from({ length: 51 }, () => address))],
  ['no kind of bounce', event('email.bounced', { to: [address] })],
  ['addresses as a text', event('email.complained', { to: address })],
])('signed, and %s: not understood', (_, body) => {
  expect(read(body)).toEqual({ report: 'not-understood' })
})

describe('not signed', () => {
  const nothing = { report: 'not-signed' }

  test('with another secret', () => {
    expect(read(bounceOf([address]), { with: makeSecret() })).toEqual(nothing)
  })

  test('too long ago, or from the future', () => {
    expect(read(bounceOf([address]), { sentAgo: 4 * minute }).report).toBe('stop')
    expect(read(bounceOf([address]), { sentAgo: 6 * minute })).toEqual(nothing)
    expect(read(bounceOf([address]), { sentAgo: -6 * minute })).toEqual(nothing)
  })

  test('too long ago by the database’s clock, whatever this machine’s says', () => {
    expect(read(bounceOf([address]), { ourClock: 6 * minute })).toEqual(nothing)
    expect(read(bounceOf([address]), { ourClock: -6 * minute })).toEqual(nothing)
  })

  test.each([
    ['nothing', '', '', ''],
    ['no time', 'msg_1', '', 'v1,abc'],
    ['a time that is none', 'msg_1', 'now', 'v1,abc'],
    ['an endless time', 'msg_1', '9'.repeat(400), 'v1,abc'],
    ['no signature in it', 'msg_1', 'T', 'v1'],
    ['another version', 'msg_1', 'T', 'v2,abc'],
    ['noise', 'msg_1', 'T', ',,, v1,,v1 v1, \u00e9'],
  ])('%s', (_, id, time, signature) => {
    const timestamp = time.replace('T', String(Math.floor(Date.now() / 1_000)))
    const headers = { id, timestamp, signature }
    expect(readReport(bounceOf([address]), headers, secret, new Date())).toEqual(nothing)
  })

  test('one letter of the body is another', () => {
    const body = bounceOf([address])
    const headers = signedHeaders(body, secret, { id: 'msg_1' })
    const signature = {
      id: 'msg_1',
      timestamp: headers['svix-timestamp'] ?? '',
      signature: headers['svix-signature'] ?? '',
    }
    const other = body.replace(address, 'nol@example.org')
    expect(readReport(other, signature, secret, new Date())).toEqual(nothing)
  })
})

test('a secret that is none is a fault, not a refusal', () => {
  const headers = { id: 'msg_1', timestamp: '1', signature: 'v1,abc' }
  expect(() => readReport('{}', headers, 'whsec_a', new Date())).toThrow()
})
