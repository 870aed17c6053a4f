import { expect, test } from 'vitest'
import { ask, signature, signaturesOf } from '@/tests/http/ask'
import { openWire, statusOf } from '@/tests/http/wire'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { ownSite } from '@/tests/support/open-site'

const site = await ownSite()
const { origin } = site
const { slug } = await addCampaign()

test('asked to end, the site takes nothing new, finishes what it had begun, and ends in order', async () => {
  const body = JSON.stringify(signature({ email: 'late@example.org' }))
  const inFlight = await openWire(origin)
  inFlight.send(
    [
      `POST ${signaturesOf(slug)} HTTP/1.1`,
      `Host: ${new URL(origin).host}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Expect: 100-continue',
      '',
      '',
    ].join('\r\n'),
  )
  await inFlight.received(/^HTTP\/1\.1 100 /)
  inFlight.send(body.slice(0, 10))
  const idle = await openWire(origin)
  idle.send(`GET /api/health/live HTTP/1.1\r\nHost: ${new URL(origin).host}\r\n\r\n`)
  await idle.received(/\{.*\}/)

  const ended = site.web.stop()
  await eventually('a refusal', () =>
    ask(origin, '/api/health/live').then(
      () => false,
      () => true,
    ),
  )
  await idle.closed
  inFlight.send(body.slice(10))
  const answer = (await inFlight.closed).replace(/^HTTP\/1\.1 100 .*\r\n\r\n/, '')
  expect(statusOf(answer)).toBe(202)
  expect(answer).toMatch(/\r\nconnection: close\r\n/i)
  await ended
  expect(await site.web.ended).toBe(0)

  await site.startAgain('web')
  await site.mailbox.letterTo('late@example.org')
})

test('whoever never finishes is not waited for until they do', async () => {
  const slowClient = await openWire(origin)
  slowClient.send(
    `POST ${signaturesOf(slug)} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\nExpect: 100-continue\r\n\r\n`,
  )
  await slowClient.received(/^HTTP\/1\.1 100 /)
  await site.web.stop()
  expect(await site.web.ended).toBe(0)
})
