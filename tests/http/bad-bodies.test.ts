import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { type Answer, ask, signature, signaturesOf, signByJson } from '@/tests/http/ask'
import {
  type Fields,
  formIn,
  formType,
  multipart,
  partsOf,
  sendForm,
  wordsOf,
} from '@/tests/http/form'
import { openWire, statusOf } from '@/tests/http/wire'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { ownSite } from '@/tests/support/open-site'

const site = await ownSite({ withoutWorker: true })
const { origin, installation } = site
const { slug } = await addCampaign()
const page = `/en/campaigns/${slug}`
const json = signaturesOf(slug)
const form: Fields = {
  ...formIn((await ask(origin, page)).text, 'email'),
  name: 'Nil Prova',
  email: 'body@example.org',
  consent: 'on',
}
const wholeForm = multipart(partsOf(form))
const wholeJson = Buffer.from(JSON.stringify(signature({ email: 'body@example.org' })))
const megabytes = Buffer.alloc(10 * 1024 * 1024, ' ')

const lostLink = `/en/campaigns/${slug}/lost-link`
const linkForm: Fields = {
  ...formIn((await ask(origin, lostLink)).text, 'email'),
  email: 'body@example.org',
}

afterAll(async () => {
  expect(await installation.database.query('SELECT 1 FROM signature_request')).toEqual([])
  expect(await installation.database.query('SELECT 1 FROM link_request')).toEqual([])
})

const endpoints = [
  { endpoint: 'form', path: page, type: formType, whole: wholeForm },
  { endpoint: 'lost link', path: lostLink, type: formType, whole: multipart(partsOf(linkForm)) },
  { endpoint: 'JSON', path: json, type: 'application/json', whole: wholeJson },
]

function expectRefusal(answer: Answer, endpoint: string, status: number): void {
  expect(answer.status).toBe(status)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.text).not.toMatch(/\bat .+:\d+:\d+|node_modules/)
  if (endpoint === 'JSON') {
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(JSON.parse(answer.text)).toMatchObject({ status, title: expect.stringMatching(/\w/) })
  } else {
    expect(answer.headers['content-type']).toMatch(/^text\/html/)
    expect(answer.text).toContain('lang="en"')
    expect(wordsOf(answer.text).length).toBeGreaterThan(60)
  }
}

const post = (
  path: string,
  type: string | undefined,
  body: Buffer | string,
  more: Record<string, string> = {},
) =>
  ask(origin, path, {
    method: 'POST',
    headers: { ...(type ? { 'content-type': type } : {}), ...more },
    body,
  })

/** The head of a POST over the wire. */
const head = (path: string, lines: string[]) =>
  [`POST ${path} HTTP/1.1`, `Host: ${new URL(origin).host}`, ...lines, '', ''].join('\r\n')

describe.each(endpoints)('the $door door', ({ endpoint, path, type, whole }) => {
  test('10 MB: 413', async () => {
    expectRefusal(await post(path, type, megabytes), endpoint, 413)
  })

  test('64 KB and one byte: 413', async () => {
    expectRefusal(await post(path, type, Buffer.alloc(64 * 1024 + 1, ' ')), endpoint, 413)
  })

  test('10 MB in pieces, their sum never announced: 413', async () => {
    const wire = await openWire(origin)
    wire.send(
      head(path, [`Content-Type: ${type}`, 'Transfer-Encoding: chunked', 'Connection: close']),
    )
    const piece = Buffer.alloc(65_536, ' ')
    for (let pieces = 0; pieces < 160; pieces++) {
      wire.send(`${piece.length.toString(16)}\r\n`)
      wire.send(piece)
      wire.send('\r\n')
    }
    wire.send('0\r\n\r\n')
    expect(statusOf(await wire.received(/\r\n\r\n[\s\S]*\w/))).toBe(413)
    wire.socket.destroy()
  })

  test('who asks before sending 10 MB is told at once', async () => {
    const wire = await openWire(origin)
    wire.send(
      head(path, [
        `Content-Type: ${type}`,
        `Content-Length: ${megabytes.length}`,
        'Expect: 100-continue',
      ]),
    )
    expect(statusOf(await wire.received(/\r\n\r\n/))).toBe(413)
    wire.socket.destroy()
  })

  test('announced longer than it comes, and cut off: nothing is made of it', async () => {
    const wire = await openWire(origin)
    wire.send(head(path, [`Content-Type: ${type}`, `Content-Length: ${whole.length + 10}`]))
    wire.send(whole)
    wire.cutOff()
    const answer = await wire.closed
    expect([undefined, 400]).toContain(statusOf(answer))
  })

  test.each([1, 10, 100])('cut off %i bytes before its end: 400', async (bytes) => {
    expectRefusal(await post(path, type, whole.subarray(0, -bytes)), endpoint, 400)
  })

  test('empty: 400', async () => {
    expectRefusal(await post(path, type, ''), endpoint, 400)
  })

  test.each([
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'multipart/mixed; boundary=x',
    'image/png',
    'nonsense',
    endpoint === 'JSON' ? formType : 'application/json',
    endpoint === 'JSON' ? 'application/json; charset=utf-16' : 'multipart/form-datax; boundary=x',
  ])('as %s: 415', async (other) => {
    expectRefusal(await post(path, other, whole), endpoint, 415)
  })

  test('compressed: 415', async () => {
    expectRefusal(
      await post(path, type, gzipSync(whole), { 'content-encoding': 'gzip' }),
      endpoint,
      415,
    )
  })

  test.each([
    ['another site', { origin: 'https://evil.test' }],
    ['null', { origin: 'null' }],
    ['nonsense', { origin: '%%%' }],
    ['two', { origin: 'http://127.0.0.1, https://evil.test' }],
    ['this host by another scheme', { origin: 'ftp://127.0.0.1' }],
    ['empty', { origin: '' }],
    ['a page that the browser calls another site', { 'sec-fetch-site': 'cross-site' }],
  ])('from %s: 403', async (_, headers) => {
    expectRefusal(await post(path, type, whole, headers as Record<string, string>), endpoint, 403)
  })

  test('with two lengths, or a length and pieces: 400', async () => {
    for (const lines of [
      ['Content-Length: 5', 'Content-Length: 6'],
      ['Content-Length: 5', 'Transfer-Encoding: chunked'],
      ['Content-Length: -1'],
      ['Content-Length: five'],
      ['Transfer-Encoding: gzip, chunked, x'],
    ]) {
      const wire = await openWire(origin)
      wire.send(head(path, [`Content-Type: ${type}`, ...lines]))
      wire.send('0\r\n\r\n')
      wire.cutOff()
      expect(statusOf(await wire.closed), lines.join()).toBe(400)
    }
  })
})

describe('JSON that no reader should take', () => {
  const field = (key: string, value: string) =>
    `{"name":"Nil","email":"body@example.org","consent":true,"locale":"ca","${key}":${value}}`

  test.each([
    ['nested 10,000 deep in arrays', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['nested 10,000 deep in objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['nested 10,000 deep inside a field', field('name2', '['.repeat(10_000) + ']'.repeat(10_000))],
    ['a key twice', field('email', '"other@example.org"')],
    ['a key twice, once escaped', field('\\u0065mail', '"other@example.org"')],
    ['the prototype', field('__proto__', '{"consent":true}')],
    ['the prototype, escaped', field('__pr\\u006fto__', '{}')],
    ['the constructor', field('constructor', '{"prototype":{}}')],
    ['a trailing comma', '{"name":"Nil",}'],
    ['a comment', '{/* */"name":"Nil"}'],
    ['single quotes', "{'name':'Nil'}"],
    ['two documents', '{}{}'],
    ['NaN', field('version', 'NaN')],
    ['a bare word', 'nil'],
    ['a NUL', '\u0000'],
    ['an open string', '{"name":"Nil'],
    ['a raw line break in a string', '{"name":"Nil\n"}'],
    ['a byte order mark', `\ufeff${field('x', '1')}`],
  ])('%s: 400', async (_, body) => {
    expectRefusal(await post(json, 'application/json', body), 'JSON', 400)
  })

  test.each([
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
    ['overlong UTF-8', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['random bytes', Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 97) % 256))],
  ])('%s: 400', async (_, body) => {
    expectRefusal(await post(json, 'application/json', body), 'JSON', 400)
  })

  // That it takes no more time than its length is proven in tests/server/json-body.test.ts.
  test('64 KB of the dearest JSON is refused as any other', async () => {
    for (const body of [
      '['.repeat(65_536),
      '"\\'.repeat(32_000),
      '{"a":1,'.repeat(9_000),
      `"${'\\u0000'.repeat(10_000)}`,
    ]) {
      expectRefusal(await post(json, 'application/json', body), 'JSON', 400)
    }
  })
})

describe('forms that nobody can read', () => {
  const small = 'multipart/form-data; boundary=b'
  const part = (name: string) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n\r\n`

  test.each([
    ['10,000 parts', small, part('a').repeat(10_000), 413],
    ['1,000 parts', small, `${part('a').repeat(1_000)}--b--\r\n`, 400],
    ['no boundary named', 'multipart/form-data', wholeForm, 400],
    ['an empty boundary', 'multipart/form-data; boundary=', wholeForm, 400],
    [
      'a boundary of 200 characters',
      `multipart/form-data; boundary=${'b'.repeat(200)}`,
      wholeForm,
      400,
    ],
    ['another boundary than named', 'multipart/form-data; boundary=other', wholeForm, 400],
    ['no end', small, part('name'), 400],
    ['no parts', small, '--b--\r\n', 400],
    [
      'a part without a name',
      small,
      '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n',
      400,
    ],
    ['a part without headers', small, '--b\r\n\r\nx\r\n--b--\r\n', 400],
    [
      'a part that never has an end of headers',
      small,
      `--b\r\nContent-Disposition: form-data; name="a${'x'.repeat(60_000)}`,
      400,
    ],
    [
      'something before its first part',
      formType,
      Buffer.concat([Buffer.from('GET / HTTP/1.1\r\n'), wholeForm]),
      400,
    ],
    ['something after its last part', formType, Buffer.concat([wholeForm, Buffer.from('x')]), 400],
    ['JSON', formType, wholeJson, 400],
    ['NULs', formType, Buffer.alloc(1_000), 400],
  ])('%s: %#', async (_, type, body, status) => {
    expectRefusal(await post(page, type, body), 'form', status)
  })

  test.each(['__proto__', 'constructor', 'toString', '1', '0'])(
    'a field more that is named %s changes nothing that is stored',
    async (name) => {
      const spoilt = [...partsOf({ ...form, consent: '' }), { name, value: '["$K1",{"x":"$@0"}]' }]
      const answer = await sendForm(origin, page, spoilt)
      expect([400, 404, 422]).toContain(answer.status)
      expect(answer.text).not.toMatch(/\bat .+:\d+:\d+/)
    },
  )
})

describe('a forged action', () => {
  const names = Object.keys(form).filter((name) => name.startsWith('$'))
  const named = (pattern: RegExp) => names.find((name) => pattern.test(name)) ?? ''
  const [reference, action, state] = [/_REF_/, /:0$/, /:1$/].map(named) as [string, string, string]
  const { id } = JSON.parse(String(form[action])) as { id: string }
  const plain = Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith('$')))

  test.each<[string, Fields]>([
    ['a real one by its id alone', { ...plain, [`$ACTION_ID_${id}`]: '' }],
    ['a real one by its id as well', { ...form, [`$ACTION_ID_${id}`]: '' }],
    ['one that never was', { ...form, [action]: `{"id":"${'0'.repeat(42)}","bound":"$@1"}` }],
    ['one that Object has', { ...form, [action]: '{"id":"toString","bound":"$@1"}' }],
    ['one without a name', { ...form, $ACTION_ID_: '' }],
    ['one that leads nowhere', { ...form, $ACTION_REF_x: '' }],
    ['nothing bound', { ...form, [action]: `{"id":"${id}","bound":null}` }],
    ['more bound than its state', { ...form, [state]: '[{},{},{}]' }],
    ['a number past all measure', { ...form, [state]: `["$n${'9'.repeat(299)}"]` }],
    ['another number past all measure', { ...form, [state]: `["$n${'9'.repeat(50_000)}"]` }],
    ...['$B2', '$Q2', '$h2', '$K1', '$@9', '$W1', '$i1', '$T', '$F1', '$1:a:b'].map(
      (value): [string, Fields] => [`a value ${value}`, { ...form, [state]: `["${value}"]` }],
    ),
    ['a charset', { ...form, _charset_: 'utf-16' }],
    ['its reference twice', { ...form, [reference]: ['', ''] }],
    ['nothing of it', plain],
  ])('%s: 400, and one line without a trace', async (_, fields) => {
    const before = site.log().length
    expectRefusal(await sendForm(origin, page, fields), 'form', 400)
    const lines = await eventually('a line', () => {
      const since = site.log().slice(before)
      return since.length > 0 && since
    })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('"level":40')
    expect(lines[0]).not.toMatch(/"(?:error|at)":|\bat .+:\d+/)
  })

  test('is no form that its page has sent: that one is taken, whatever its state begins with', async () => {
    const typed = { ...form, name: '$B2', consent: '' }
    const again = await sendForm(origin, page, typed)
    expect(again.status).toBe(422)
    const next: Fields = { ...formIn(again.text, 'email'), consent: '' }
    expect(next[state] ?? Object.values(next).join()).toContain('$$B2')
    expect((await sendForm(origin, page, next)).status).toBe(422)
  })
})

describe('what is no HTTP', () => {
  test.each([
    ['a method that never was', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n', [400, 405]],
    ['no method at all', '\r\n\r\n/ca\r\n\r\n', [400]],
    ['another protocol', 'EHLO example.org\r\n\r\n', [400]],
    ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x00, 0xa5, 0x01, 0x00, 0x00]), [400]],
    ['no host', 'GET /ca HTTP/1.1\r\n\r\n', [400]],
    ['a tunnel', 'CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test\r\n\r\n', [400, 405]],
    [
      'another server’s address',
      'GET http://evil.test/ca HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n',
      [200, 400, 404],
    ],
    [
      'an asterisk',
      'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      [204, 400, 404, 405],
    ],
    [
      'a header with a line break in its name',
      'GET /ca HTTP/1.1\r\nHost: x\r\nA\nB: c\r\n\r\n',
      [400],
    ],
    ['a header of 20 KB', `GET /ca HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, [431]],
    [
      'an address of 20 KB',
      `GET /ca/${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      [414, 431],
    ],
    [
      'an address with a NUL',
      'GET /ca\u0000 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      [400, 404],
    ],
    [
      'a change of protocol',
      'GET /ca HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
      [200, 400],
    ],
  ])('%s', async (_, sent, statuses) => {
    const wire = await openWire(origin)
    wire.send(sent)
    const answer = await wire.received(/\r\n\r\n/)
    expect(statuses).toContain(statusOf(answer))
    expect(answer).not.toMatch(/evil\.test/)
    wire.socket.destroy()
  })
})

describe('slow', () => {
  test.concurrent('headers that never end: 408', async ({ expect }) => {
    const wire = await openWire(origin)
    wire.send(`GET /ca HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nX-Slow: `)
    expect(statusOf(await wire.closed)).toBe(408)
  })

  for (const { endpoint, path, type, whole } of endpoints) {
    test.concurrent(`a body by ${endpoint} that never ends: 408`, async ({ expect }) => {
      const wire = await openWire(origin)
      wire.send(head(path, [`Content-Type: ${type}`, `Content-Length: ${whole.length}`]))
      wire.send(whole.subarray(0, 20))
      expect(statusOf(await wire.closed)).toBe(408)
    })
  }

  test.concurrent('fifty that dawdle keep nobody from reading', async ({ expect }) => {
    const wires = await Promise.all(Array.from({ length: 50 }, () => openWire(origin)))
    for (const wire of wires) {
      wire.send(head(json, ['Content-Type: application/json', 'Content-Length: 100']))
    }
    let closed = 0
    for (const wire of wires) void wire.closed.then(() => closed++)
    expect((await ask(origin, '/ca')).status).toBe(200)
    expect(closed, 'given up on before the reader was served').toBe(0)
    for (const wire of wires) wire.socket.destroy()
  })
})

test('after all of this the site answers as before', async () => {
  expect((await ask(origin, page)).status).toBe(200)
  expect((await signByJson(origin, 'never-was')).status).toBe(404)
  expect((await ask(origin, '/api/health/ready')).status).toBe(200)
})
