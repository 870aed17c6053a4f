import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockDataFolder } from '@/commands/runtime/data-folder-lock'
import { noteProcess } from '@/commands/runtime/running-processes'
import { startCommand } from '@/tests/commands/run-command'
import { ask } from '@/tests/http/ask'
import { ownSite } from '@/tests/support/open-site'

const site = await ownSite()
const { database, folder } = site.installation

const drill = (...args: string[]) =>
  startCommand(['drill', ...args], {
    ...{ DATABASE_URL: database.url, DATA_DIR: folder, APP_URL: site.origin },
  }).ended

test('a drill measures a take-down in every process, from outside and after a restart, and leaves nobody', async () => {
  // As a start has them: it holds the folder, knows its processes and starts again those that end.
  const lock = await lockDataFolder(folder)
  noteProcess(folder, site.web.pid)
  const startedAgain = site.web.ended.then(() => site.startAgain('web'))
  const { code, output } = await drill('--restart')
  await startedAgain
  await lock.release()

  expect(output).toMatch(/Shown at http:\/\/127\.0\.0\.1:\d+; \d\d+ addresses are watched/)
  expect(output.match(/Web process [0-9a-f]{8}: looked at all of its addresses/g)).toHaveLength(2)
  expect(output).toMatch(/profile \d+, campaign \d+, picture \d+, json \d+, home \d/)
  expect(output).toContain('After a restart of 1 web process:')
  expect(output).not.toMatch(/STILL SHOWN|SHOWING|HAS NOT LOOKED|NOT restarted/)
  expect(output).toMatch(/Everywhere within 5 s\.|NOT everywhere within 5 s\./)
  // How long it took is this machine's matter; that it says so by its exit code is not.
  expect(code).toBe(output.includes('NOT everywhere') ? 1 : 0)

  const [name = ''] = readdirSync(join(folder, 'drills'))
  const report = join(folder, 'drills', name)
  expect(readFileSync(report, 'utf8')).toContain('After a restart')
  expect(statSync(report).mode & 0o777).toBe(0o600)
  expect(await database.query("SELECT FROM defender WHERE slug LIKE 'drill-%'")).toEqual([])
  expect(await database.query("SELECT FROM campaign WHERE slug LIKE 'drill-%'")).toEqual([])
  expect((await ask(site.origin, '/api/campaigns')).text).toBe('[]')
})

test('where no web process runs there is nothing to measure, and nobody is published', async () => {
  await site.web.stop()
  const { code, output } = await drill()
  expect(output).toContain('No web process runs')
  expect(code).toBe(1)
  expect(await database.query('SELECT FROM defender')).toEqual([])
})
