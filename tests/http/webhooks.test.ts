import { beforeEach, describe, expect, test } from 'vitest'
import { type Answer, ask } from '@/tests/http/ask'
import { eventually } from '@/tests/support/eventually'
import {
  bounceOf,
  complaintOf,
  event,
  makeSecret,
  report,
  reportsAddress,
  signedHeaders,
} from '@/tests/support/mail/reports'
import { ownSite } from '@/tests/support/open-site'
import { startSite } from '@/tests/support/site'

const secret = makeSecret()
const site = await ownSite({ env: { RESEND_WEBHOOK_SECRET: secret } })
const { origin } = site
const { database } = site.installation
const minute = 60_000
const someone = ['nil@example.org']

// The test sees what is stored, even where the worker would have taken it already.
await site.worker.stop()

const stored = () => database.query('SELECT reason::text, sealed FROM mail_report')

beforeEach(async () => {
  await database.query('DELETE FROM mail_report')
})

async function expectProblem(answer: Answer, status: number): Promise<void> {
  expect(answer.status).toBe(status)
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(JSON.parse(answer.text)).toMatchObject({ status, title: expect.stringMatching(/\w/) })
  expect(answer.text).not.toMatch(/example\.org|\bat .+:\d+:\d+/)
  expect(await stored()).toEqual([])
}

function expectTaken(answer: Answer): void {
  expect(answer.status).toBe(204)
  expect(answer.text).toBe('')
  expect(answer.headers['content-length']).toBeUndefined()
  expect(answer.headers['cache-control']).toBe('no-store')
}

test('a bounce and a complaint are stored sealed, a row an address', async () => {
  expectTaken(await report(origin, secret, bounceOf(['nil@example.org', 'ona@example.org'])))
  expectTaken(await report(origin, secret, complaintOf(someone)))
  const rows = await stored()
  expect(rows.map(({ reason }) => reason).toSorted()).toEqual(['bounce', 'bounce', 'complaint'])
  for (const { sealed } of rows) expect(String(sealed)).not.toContain('example')
})

test('sent again, with a new time or the very same bytes, it is taken and changes nothing', async () => {
  const [id, at] = ['msg_again', new Date()]
  for (const earlier of [0, 0, minute, -minute]) {
    const sent = new Date(at.getTime() - earlier)
    expectTaken(await report(origin, secret, bounceOf(someone), { id, at: sent }))
  }
  expect(await stored()).toHaveLength(1)
  const headers = signedHeaders(complaintOf(someone), secret)
  const once = { method: 'POST', headers, body: complaintOf(someone) }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => ask(origin, reportsAddress, once)),
  )
  for (const answer of answers) expectTaken(answer)
  expect(await stored()).toHaveLength(2)
})

test.each([
  ['a bounce that passes', bounceOf(someone, 'Transient')],
  ['one of which nobody knows', bounceOf(someone, 'Undetermined')],
  ['a delivery', event('email.delivered', { to: someone })],
  ['an event of tomorrow', event('email.sang', { to: someone })],
])('%s is taken, and nothing is stored', async (_, body) => {
  expectTaken(await report(origin, secret, body))
  expect(await stored()).toEqual([])
})

describe('refused with 400, and nothing stored:', () => {
  const body = bounceOf(someone)
  const send = (headers: Record<string, string>, text = body) =>
    ask(origin, reportsAddress, { method: 'POST', headers, body: text })

  test('unsigned', async () => {
    await expectProblem(await send({ 'content-type': 'application/json' }), 400)
  })

  test.each(['svix-id', 'svix-timestamp', 'svix-signature'])('without %s', async (name) => {
    const { [name]: _, ...headers } = signedHeaders(body, secret)
    await expectProblem(await send(headers), 400)
  })

  test('signed with another secret', async () => {
    await expectProblem(await report(origin, makeSecret(), body), 400)
  })

  test('another body, id or time than was signed', async () => {
    const headers = signedHeaders(body, secret)
    await expectProblem(await send(headers, complaintOf(someone)), 400)
    await expectProblem(await send({ ...headers, 'svix-id': 'msg_other' }), 400)
    const later = String(Math.floor(Date.now() / 1_000) + 60)
    await expectProblem(await send({ ...headers, 'svix-timestamp': later }), 400)
  })

  test.each([
    ['six minutes old', -6],
    ['a year old', -365 * 24 * 60],
    ['from six minutes ahead', 6],
  ])('%s', async (_, minutes) => {
    const at = new Date(Date.now() + minutes * minute)
    await expectProblem(await report(origin, secret, body, { at }), 400)
  })

  test.each([
    ['no JSON', 'to=nil@example.org'],
    ['nothing', ''],
    ['half of it', body.slice(0, 100)],
    ['a key twice', '{"type":"email.bounced","type":"email.sent"}'],
    ['a prototype', '{"__proto__":{"type":"email.bounced"}}'],
    ['another type of value', '{"type":["email.bounced"]}'],
    ['nobody in it', bounceOf([])],
    ['no list of addresses', event('email.complained', { to: { 0: 'nil@example.org' } })],
    ['an address past all bounds', complaintOf([`${'n'.repeat(30_000)}@example.org`])],
  ])('signed, and %s', async (_, text) => {
    await expectProblem(await report(origin, secret, text), 400)
  })
})

test('more than 64 KB: 413, whether announced or not', async () => {
  const huge = complaintOf([`${'n'.repeat(70_000)}@example.org`])
  await expectProblem(await report(origin, secret, huge), 413)
  const chunked = { ...signedHeaders(huge, secret), 'transfer-encoding': 'chunked' }
  const answer = await ask(origin, reportsAddress, { method: 'POST', headers: chunked, body: huge })
  await expectProblem(answer, 413)
})

test('another type, another origin, another method', async () => {
  const body = bounceOf(someone)
  const headers = signedHeaders(body, secret)
  const post = (more: Record<string, string>) =>
    ask(origin, reportsAddress, { method: 'POST', headers: { ...headers, ...more }, body })
  await expectProblem(await post({ 'content-type': 'text/plain' }), 415)
  await expectProblem(await post({ 'content-encoding': 'gzip' }), 415)
  await expectProblem(await post({ origin: 'https://evil.test' }), 403)
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const answer = await ask(origin, reportsAddress, { method })
    await expectProblem(answer, 405)
    expect(answer.headers.allow).toBe('POST, OPTIONS')
  }
})

test('the worker takes what was stored, and keeps a hash', async () => {
  await report(origin, secret, bounceOf(someone))
  await site.startAgain('worker')
  const [stop] = await eventually('the stop', async () => {
    const rows = await database.query('SELECT key, reason::text FROM mail_stop')
    return rows.length > 0 && rows
  })
  expect(stop?.reason).toBe('bounce')
  expect(site.log().join('\n')).not.toContain('example.org')
})

test('where no secret is set there is no such address', async () => {
  const closed = await startSite({ withoutWorker: true })
  try {
    for (const method of ['GET', 'POST']) {
      const headers = method === 'POST' ? signedHeaders(bounceOf(someone), secret) : {}
      const body = method === 'POST' ? bounceOf(someone) : ''
      const answer = await ask(closed.origin, reportsAddress, { method, headers, body })
      expect(answer.status).toBe(404)
      const never = await ask(closed.origin, '/api/webhooks/never', { method, headers, body })
      expect(answer.text).toBe(never.text)
    }
  } finally {
    await closed.stop()
  }
})
