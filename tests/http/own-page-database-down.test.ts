import { afterAll, expect, test } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { type Answer, ask } from '@/tests/http/ask'
import { formIn, sendForm, wordsOf } from '@/tests/http/form'
import { ownPage } from '@/tests/http/own-page'
import { addCampaign } from '@/tests/support/campaign'
import { startTestCluster } from '@/tests/support/cluster'
import { eventually } from '@/tests/support/eventually'
import { makeInstallation, workIn } from '@/tests/support/installation'
import { sign, tokenIn } from '@/tests/support/signing'
import { startSite } from '@/tests/support/site'

const cluster = await startTestCluster({ durable: true })
const database = await cluster.freshDatabase()
const installation = await makeInstallation(database)
workIn(installation)
const site = await startSite({ installation })
const { origin } = site
site.expectErrors(
  /A request failed|A page failed|An answer failed|A library reported an error|A job failed/,
)
const { slug } = await addCampaign()
await sign(slug, { email: 'down@example.org', locale: 'en' })
const token = tokenIn(await site.mailbox.letterTo('down@example.org'))
await confirmSignature(token)
await closeDatabase()

afterAll(async () => {
  await site.stop()
  await installation.remove()
  await cluster.end()
})

const page = ownPage(origin, token)
const open = formIn((await ask(origin, page.path)).text, '$ACTION_')
const forms = {
  open,
  save: { ...(await page.form('save')), updates: 'on' },
  withdraw: await page.form('withdraw'),
  reportNotMe: await page.form('reportNotMe'),
}
const held = () => database.query('SELECT * FROM signature')
const before = await held()
await cluster.kill()

function expectUnavailable(answer: Answer): void {
  expect(answer.status).toBe(503)
  expect(answer.headers['content-type']).toMatch(/^text\/html/)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(answer.text).toContain('lang="en"')
  expect(wordsOf(answer.text)).toMatch(/try again/i)
  expect(answer.text).not.toMatch(/ECONN|prisma|postgres|down@/i)
}

test('the page that shows nothing is there without the database', async () => {
  expect((await ask(origin, page.path)).status).toBe(200)
})

test.each(['open', 'save', 'withdraw', 'reportNotMe'] as const)(
  'to %s answers in words that it could not be done, and leads to another try',
  async (act) => {
    const answer = await page.send(forms[act])
    expectUnavailable(answer)
    expect(formIn(answer.text, '$ACTION_')).not.toEqual({})
  },
)

test('and so does the file', async () => {
  expectUnavailable(await sendForm(origin, page.dataPath, { token }))
})

test('when it is back nothing was changed, and all of it can be done', async () => {
  await cluster.restart()
  await eventually('readiness', async () => (await ask(origin, '/api/health/ready')).status === 200)
  expect(await held()).toEqual(before)
  expect((await page.send(forms.save)).text).toContain('role="status"')
  expect((await sendForm(origin, page.dataPath, { token })).status).toBe(200)
  expect(wordsOf((await page.send(forms.withdraw)).text)).toContain(
    'Withdrawn, and nothing is held',
  )
  expect(await held()).toEqual([])
})
