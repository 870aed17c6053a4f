import { describe, expect, test } from 'vitest'
import { isExpectedType, isSameOrigin, loopbackHost } from '@/server/admission'

const site = 'https://altaveu.example.org'
const local = 'http://localhost:3000'

describe('a form comes from here', () => {
  test.each([
    ['a program, which sends no origin', site, {}],
    ['the site’s own page', site, { origin: site, 'sec-fetch-site': 'same-origin' }],
    [
      'the site’s own page, under a policy of no referrer',
      site,
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
    ],
    [
      'a page opened by another name of this machine',
      local,
      { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' },
    ],
    [
      'a page on a port that was chosen late',
      'http://localhost:0',
      { origin: 'http://[::1]:4000', host: '[::1]:4000' },
    ],
  ])('from %s', (_, appUrl, headers) => expect(isSameOrigin(headers, appUrl)).toBe(true))

  test.each([
    ['another site', site, { origin: 'https://evil.test' }],
    ['nobody', site, { origin: 'null' }],
    ['a page in a sandbox', site, { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour that hides itself', site, { origin: 'null', 'sec-fetch-site': 'same-site' }],
    ['a file of one’s own', site, { origin: 'null', 'sec-fetch-site': 'none' }],
    [
      'another site that is called like our own',
      site,
      { origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' },
    ],
    ['something malformed', site, { origin: '::::' }],
    ['nothing', site, { origin: '' }],
    ['the site without its encryption', site, { origin: 'http://altaveu.example.org' }],
    ['a name below the site’s', site, { origin: 'https://x.altaveu.example.org' }],
    ['the host that the client claims', site, { origin: 'https://evil.test', host: 'evil.test' }],
    ['another site, by a browser that hides its origin', site, { 'sec-fetch-site': 'cross-site' }],
    [
      'another port of this machine',
      local,
      { origin: 'http://localhost:9', host: 'localhost:3000' },
    ],
    ['a name made to lead here', local, { origin: 'http://evil.test', host: 'evil.test' }],
    ['this machine, to a public site', site, { origin: 'http://localhost', host: 'localhost' }],
  ])('not from %s', (_, appUrl, headers) => expect(isSameOrigin(headers, appUrl)).toBe(false))
})

describe('a host that names this machine', () => {
  test.each(['localhost', 'LOCALHOST:3000', '127.0.0.1', '127.1.2.3:80', '[::1]:3000'])(
    '%s',
    (host) => expect(loopbackHost(host)).toBe(host),
  )

  test.each([
    undefined,
    '',
    '127.0.0.1.evil.test',
    'localhost.evil.test',
    '0.0.0.0',
    '[::2]',
    'a@localhost',
    'localhost:x',
  ])('is not %s', (host) => expect(loopbackHost(host)).toBeUndefined())
})

describe('the type of a body', () => {
  test.each([
    ['json', 'application/json'],
    ['json', 'Application/JSON; charset="UTF-8"'],
    ['page', 'multipart/form-data; boundary=x'],
  ] as const)('for %s may be %s', (kind, type) =>
    expect(isExpectedType(kind, { 'content-type': type })).toBe(true),
  )

  test.each([
    ['json', 'text/plain'],
    ['json', 'application/json; charset=latin1'],
    ['json', 'application/jsonp'],
    ['json', 'multipart/form-data; boundary=x'],
    ['page', 'application/x-www-form-urlencoded'],
    ['page', 'application/json'],
    ['page', ''],
  ] as const)('for %s may not be %j', (kind, type) =>
    expect(isExpectedType(kind, { 'content-type': type })).toBe(false),
  )

  test('may not be compressed', () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    expect(isExpectedType('json', headers)).toBe(false)
  })
})
