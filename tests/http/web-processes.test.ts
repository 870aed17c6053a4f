import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { addressOf } from '@/lib/i18n/routing'
import { ask } from '@/tests/http/ask'
import { addCampaign } from '@/tests/support/campaign'
import { startChild } from '@/tests/support/child'
import { urlAs } from '@/tests/support/database-roles'
import { eventually } from '@/tests/support/eventually'
import { freePort } from '@/tests/support/free-port'
import { openSite } from '@/tests/support/open-site'

const site = await openSite()
const { database, webFolder } = site.installation
const port = await freePort()
const origin = `http://127.0.0.1:${port}`

/** As the supervisor starts them for PROCESSES=web:2. */
const webs = [1, 2].map(() =>
  startChild('server/main.ts', {
    ...{ DATABASE_URL: urlAs('web', database.url), DATA_DIR: webFolder, PROCESSES: 'web:2' },
    ...{ PORT: `${port}`, APP_URL: origin },
  }),
)
const [first, second] = webs as [(typeof webs)[0], (typeof webs)[0]]
afterAll(async () => void (await Promise.all(webs.map((web) => web.stop()))))
await Promise.all(webs.map((web) => web.ready))

const socketsOf = (pid: number) => readdirSync(`/proc/${pid}/fd`).length
const many = Array.from({ length: 30 }, (_, index) => index)

test('two web processes share the port: connections reach both', async () => {
  const before = webs.map(({ pid }) => socketsOf(pid))
  const open: Socket[] = many.map(() => connect(port, '127.0.0.1'))
  try {
    await eventually('connections at both', () =>
      webs.every(({ pid }, index) => socketsOf(pid) > (before[index] ?? 0) + 3),
    )
  } finally {
    for (const socket of open) socket.destroy()
  }
})

test('a take-down reaches both, and one goes on where the other ends', async () => {
  const { id, slug } = await addCampaign()
  const page = addressOf('en', 'campaign', { slug })
  const answers = () => Promise.all(many.map(async () => (await ask(origin, page)).status))
  await eventually('the page from both', async () =>
    (await answers()).every((status) => status === 200),
  )
  await database.query(`UPDATE campaign SET visibility = 'taken_down' WHERE id = $1`, [id])
  await eventually('404 from both', async () => (await answers()).every((status) => status === 404))
  await second.stop()
  expect((await ask(origin, '/api/health/ready')).status).toBe(200)
  expect(new Set(await answers())).toEqual(new Set([404]))
  expect(first.log.filter((line) => line.includes('"level":50'))).toEqual([])
})
