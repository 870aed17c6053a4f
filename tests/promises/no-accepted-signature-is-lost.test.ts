import { afterAll, expect, test } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { openRecord } from '@/lib/signatures/open-record'
import { ask, signByJson } from '@/tests/http/ask'
import { addCampaign } from '@/tests/support/campaign'
import { startTestCluster } from '@/tests/support/cluster'
import { eventually } from '@/tests/support/eventually'
import { makeInstallation, workIn } from '@/tests/support/installation'
import { startSite } from '@/tests/support/site'

const cluster = await startTestCluster({ durable: true })
const database = await cluster.freshDatabase()
const installation = await makeInstallation(database)
workIn(installation)
const site = await startSite({ installation })
site.expectErrors(/A request failed|An answer failed|A library reported an error|A job failed/)
const { slug } = await addCampaign()
await closeDatabase()

afterAll(async () => {
  await site.stop()
  await installation.remove()
  await cluster.end()
})

const inFlight = 200
const beforeTheKill = 10
const address = (number: number) => `sea-${number}@example.org`

/** The addresses of all requests, opened as only the worker can. */
async function storedAddresses(): Promise<string[]> {
  const rows = await database.query<{ id: string; sealed: Buffer | null }>(
    'SELECT id, sealed FROM signature_request',
  )
  return rows.map(({ id, sealed }) => openRecord(id, sealed ?? Buffer.alloc(0), workerKeys()).email)
}

test('PostgreSQL is killed while 200 signatures are in flight: each that was accepted is there, once', async () => {
  // The worker would answer some meanwhile; what is asked here is what was stored.
  await site.worker.stop()
  const accepted: string[] = []
  const refused: number[] = []
  const killed = Promise.withResolvers<void>()
  const sending = Array.from({ length: inFlight }, async (_, number) => {
    const { status } = await signByJson(site.origin, slug, { email: address(number) })
    if (status !== 202) {
      refused.push(status)
      return
    }
    accepted.push(address(number))
    if (accepted.length === beforeTheKill) cluster.kill().then(killed.resolve, killed.reject)
  })
  await Promise.all([killed.promise, ...sending])
  // Otherwise it was killed too late to prove anything.
  expect(refused.length).toBeGreaterThan(0)
  expect([...new Set(refused)]).toEqual([503])

  await cluster.restart()
  const stored = await eventually('the database', storedAddresses)
  expect(new Set(stored).size).toBe(stored.length)
  expect(stored).toEqual(expect.arrayContaining(accepted))

  await site.startAgain('worker')
  await eventually(
    'readiness',
    async () => (await ask(site.origin, '/api/health/ready')).status === 200,
  )
  await eventually('every letter', async () => {
    const open = await database.query(
      'SELECT FROM signature_request WHERE due_at IS NOT NULL UNION ALL SELECT FROM letter',
    )
    return open.length === 0
  })
  expect(await site.mailbox.lettersTo(accepted[0] ?? '')).toHaveLength(1)
})
