import { expect, test } from 'vitest'
import { listProcesses } from '@/lib/processes/list-processes'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { ownSite } from '@/tests/support/open-site'

const site = await ownSite()
const { database } = site.installation

const reported = async () => (await listProcesses()).processes
const kinds = async () => (await reported()).map(({ kind }) => kind).toSorted()
const webVersion = async () => (await reported()).find(({ kind }) => kind === 'web')?.contentVersion
async function contentVersion() {
  const [row] = await database.query<{ number: string }>('SELECT number FROM content_version')
  return BigInt(row?.number ?? 0)
}

test('web and worker report themselves, again and again, and the web the version it shows', async () => {
  await eventually('both', async () => (await kinds()).join() === 'web,worker')
  const before = await reported()
  await addCampaign()
  const raised = await contentVersion()
  await eventually('the new version', async () => (await webVersion()) === raised)
  await eventually('newer reports of both', async () =>
    (await reported()).every(({ id, reportedAt }) =>
      before.some((one) => one.id === id && one.reportedAt < reportedAt),
    ),
  )
})

test('a report that has to wait for a lock does not keep the version waiting', async () => {
  const { default: pg } = await import('pg')
  const other = new pg.Client({ connectionString: database.url })
  await other.connect()
  await other.query('BEGIN; LOCK TABLE running_process')
  const { slug } = await addCampaign()
  const address = `${site.origin}/api/campaigns/${slug}`
  await eventually('the campaign', async () => (await fetch(address)).status === 200)
  await database.query(`UPDATE campaign SET visibility = 'taken_down' WHERE slug = $1`, [slug])
  await eventually('the take-down', async () => (await fetch(address)).status === 404)
  await other.end()
})

test('one that ends cleanly is listed no more', async () => {
  await site.web.stop()
  expect(await kinds()).toEqual(['worker'])
  await site.worker.stop()
  expect(await kinds()).toEqual([])
  await site.startAgain('web')
  await site.startAgain('worker')
})
