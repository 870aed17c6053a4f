import { describe, expect, test } from 'vitest'
import { signature, signaturesOf } from '@/tests/http/ask'
import { wordsOf } from '@/tests/http/form'
import { openWire } from '@/tests/http/wire'
import { addCampaign } from '@/tests/support/campaign'
import { openSite } from '@/tests/support/open-site'

const { origin } = await openSite()
const { slug } = await addCampaign()
const { host } = new URL(origin)
const body = JSON.stringify(signature({ email: 'wire@example.org' }))

/** Every status on the connection, in order, and all that was answered. */
async function exchange(lines: string[], sent = ''): Promise<{ statuses: number[]; text: string }> {
  const wire = await openWire(origin)
  wire.send([...lines, 'Connection: close', '', ''].join('\r\n') + sent)
  const text = await wire.closed
  return {
    text,
    statuses: [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, code]) => Number(code)),
  }
}

const post = (version: string, ...lines: string[]) =>
  exchange(
    [
      `POST ${signaturesOf(slug)} HTTP/${version}`,
      `Host: ${host}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      ...lines,
    ],
    body,
  )

describe('a client that expects something', () => {
  test('is told to go on where it speaks HTTP/1.1', async () => {
    expect((await post('1.1', 'Expect: 100-continue')).statuses).toEqual([100, 202])
    expect((await post('1.1', 'Expect: 100-Continue')).statuses).toEqual([100, 202])
  })

  test('is answered as if it had not, where it speaks HTTP/1.0', async () => {
    expect((await post('1.0', 'Expect: 100-continue')).statuses).toEqual([202])
    expect((await post('1.0', 'Expect: tea')).statuses).toEqual([202])
  })

  test.each(['tea', '100-continue, tea', '100-continued', ''])(
    'but %j gets 417 in words',
    async (what) => {
      const api = await post('1.1', `Expect: ${what}`)
      expect(api.statuses).toEqual([417])
      expect(api.text).toContain('application/problem+json')
      const page = await exchange(['GET /en HTTP/1.1', `Host: ${host}`, `Expect: ${what}`])
      expect(page.statuses).toEqual([417])
      expect(wordsOf(page.text).length).toBeGreaterThan(60)
    },
  )
})

describe('the host', () => {
  const get = (target: string, ...lines: string[]) => exchange([`GET ${target} HTTP/1.1`, ...lines])

  test.each([
    ['twice', [`Host: ${host}`, 'Host: evil.test']],
    ['twice the same', [`Host: ${host}`, `Host: ${host}`]],
    ['two in one line', [`Host: ${host}, evil.test`]],
    ['with a path', ['Host: evil.test/ca']],
    ['with a user', ['Host: evil@test']],
    ['with white space', ['Host: evil test']],
  ])('%s: 400 in words', async (_, lines) => {
    for (const target of ['/en', '/api/campaigns', '/api/health/live']) {
      expect((await get(target, ...lines)).statuses).toEqual([400])
    }
  })

  test('may be a name, an address or nothing', async () => {
    for (const one of [host, 'localhost', '[::1]:3000', 'xn--bcher-kva.example', '']) {
      expect((await get('/api/health/live', `Host: ${one}`)).statuses).toEqual([200])
    }
  })

  test('in the target without a path means the root', async () => {
    const root = await get('/', `Host: ${host}`)
    expect(root.text).toMatch(/\r\nlocation: /i)
    for (const target of [`http://${host}`, `http://${host}/`, `HTTP://${host}`]) {
      const answer = await get(target, `Host: ${host}`)
      expect(answer.statuses).toEqual(root.statuses)
      expect(answer.text).toMatch(/\r\nlocation: \S*\/ca\r\n/i)
    }
    expect((await get(`http://${host}?x=1`, `Host: ${host}`)).statuses).toEqual(root.statuses)
  })
})

test('two origins are not the first of them', async () => {
  const answer = await post('1.1', `Origin: ${origin}`, 'Origin: https://evil.test')
  expect(answer.statuses).toEqual([403])
})
