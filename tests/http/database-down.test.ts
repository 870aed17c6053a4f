import { afterAll, expect, test } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { type Answer, ask, signByJson } from '@/tests/http/ask'
import { controlIn, formIn, sendForm, wordsOf } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { startTestCluster } from '@/tests/support/cluster'
import { eventually } from '@/tests/support/eventually'
import { makeInstallation, workIn } from '@/tests/support/installation'
import { complaintOf, makeSecret, report } from '@/tests/support/mail/reports'
import { startSite } from '@/tests/support/site'

const cluster = await startTestCluster({ durable: true })
const database = await cluster.freshDatabase()
const installation = await makeInstallation(database)
workIn(installation)
const secret = makeSecret()
const site = await startSite({ installation, env: { RESEND_WEBHOOK_SECRET: secret } })
const { origin } = site
site.expectErrors(
  /A request failed|A page failed|An answer failed|A library reported an error|A job failed/,
)
const { slug } = await addCampaign({ startingTally: [{ country: 'FR', total: 7 }] })
await closeDatabase()

afterAll(async () => {
  await site.stop()
  await installation.remove()
  await cluster.end()
})

const page = `/ca/campanyes/${slug}`
const warm = [
  '/ca',
  '/ca/campanyes',
  page,
  '/ca/privacitat',
  '/api/campaigns',
  `/api/campaigns/${slug}`,
  `/api/campaigns/${slug}/count`,
]
const before = new Map<string, Answer>()
for (const path of warm) before.set(path, await ask(origin, path))
const form = {
  ...formIn(before.get(page)?.text ?? '', 'email'),
  name: 'Aina Clar',
  email: 'aina@example.org',
  country: 'PT',
  consent: 'on',
}
const lostLink = `${page}/enllac-perdut`
const linkForm = formIn((await ask(origin, lostLink)).text, 'email')
await cluster.kill()

test('without its database what is kept goes on being read, past the time it counts as fresh', async () => {
  const until = performance.now() + 4_500
  await eventually('old age', async () => {
    for (const path of warm) {
      const answer = await ask(origin, path)
      expect(answer.status, path).toBe(200)
      expect(answer.text, path).toBe(before.get(path)?.text)
    }
    return performance.now() > until
  })
})

test('a page that nobody had read meanwhile says so in words, in its language', async () => {
  for (const path of [`/es/campanas/${slug}`, '/en/campaigns']) {
    const answer = await ask(origin, path)
    expect(answer.status).toBe(503)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['content-type']).toMatch(/^text\/html/)
    expect(answer.text).toContain(`lang="${path.slice(1, 3)}"`)
  }
})

test('the form answers that it could not be taken, and keeps what was typed', async () => {
  const answer = await sendForm(origin, page, form)
  expect(answer.status).toBe(503)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(controlIn(answer.text, 'name').value).toBe('Aina Clar')
  expect(controlIn(answer.text, 'email').value).toBe('aina@example.org')
  expect(formIn(answer.text, 'email')).toMatchObject({ country: 'PT', consent: 'on' })
  expect(answer.text).toContain('lang="ca"')
  expect(wordsOf(answer.text)).not.toMatch(/ECONN|prisma|postgres/i)
})

test('so does the form that asks for a lost link', async () => {
  const answer = await sendForm(origin, lostLink, { ...linkForm, email: 'aina@example.org' })
  expect(answer.status).toBe(503)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(controlIn(answer.text, 'email').value).toBe('aina@example.org')
  expect(wordsOf(answer.text)).not.toMatch(/ECONN|prisma|postgres/i)
})

test('JSON gets 503, and when to try again', async () => {
  const answer = await signByJson(origin, slug, { email: 'json@example.org' })
  expect(answer.status).toBe(503)
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(JSON.parse(answer.text)).toMatchObject({ status: 503 })
})

const reported = () => report(origin, secret, complaintOf(['nil@example.org']), { id: 'msg_down' })

test('the mail provider’s report is not taken, so that it comes again', async () => {
  const answer = await reported()
  expect(answer.status).toBe(503)
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
})

test('a link answers in words', async () => {
  const answer = await ask(origin, `/ca/confirma/${'a'.repeat(43)}`)
  expect(answer.status).toBe(503)
  expect(answer.headers['content-type']).toMatch(/^text\/html/)
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('health names the part that fails, and that the process lives', async () => {
  const ready = await ask(origin, '/api/health/ready')
  expect(ready.status).toBe(503)
  expect(ready.text).toMatch(/database/)
  expect((await ask(origin, '/api/health/live')).status).toBe(200)
})

test('when it is back all works again, and nothing was stored meanwhile', async () => {
  await cluster.restart()
  await eventually('readiness', async () => (await ask(origin, '/api/health/ready')).status === 200)
  expect(await database.query('SELECT 1 FROM signature_request')).toEqual([])
  expect(await database.query('SELECT 1 FROM link_request')).toEqual([])
  const again = await sendForm(origin, page, form)
  expect(again.status).toBe(303)
  expect((await signByJson(origin, slug, { email: 'json@example.org' })).status).toBe(202)
  expect((await ask(origin, `/es/campanas/${slug}`)).status).toBe(200)
  expect((await reported()).status).toBe(204)
  expect(await database.query('SELECT 1 FROM mail_report')).toHaveLength(1)
  await site.mailbox.letterTo('aina@example.org')
  await site.mailbox.letterTo('json@example.org')
})
