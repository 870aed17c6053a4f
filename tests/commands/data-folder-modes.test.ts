import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startChild } from '@/tests/support/child'
import { eventually } from '@/tests/support/eventually'
import { temporaryFolder } from '@/tests/support/temporary-folder'

const { path: folder, remove } = temporaryFolder('modes')
afterAll(remove)
const dataDir = join(folder, 'data')

/** Every file and folder below a path, the path included, with the rights of others than its owner. */
function foreignRights(path: string): [path: string, mode: string][] {
  const found = lstatSync(path)
  const mine: [string, string] = [path.slice(dataDir.length), (found.mode & 0o077).toString(8)]
  const below = found.isDirectory()
    ? readdirSync(path).flatMap((name) => foreignRights(join(path, name)))
    : []
  return [mine, ...below]
}

test('after a start, and after its stop, all of DATA_DIR is for its owner alone', async () => {
  // Whoever started it may have had another habit.
  const before = process.umask(0o000)
  const start = startChild(
    'commands/main.ts',
    { DATA_DIR: dataDir, PORT: '0', PROCESSES: 'worker' },
    ['start'],
  )
  process.umask(before)
  start.ready.catch(() => undefined)
  await eventually('the start', () => start.log.some((line) => line.startsWith('Everything runs')))
  // As root PostgreSQL runs as another user, who passes through two folders and sees nothing in them.
  const passable = process.getuid?.() === 0 ? ['', '/database'] : []
  const rights = () =>
    foreignRights(dataDir).filter(([path, mode]) => mode !== '0' && !passable.includes(path))
  expect(rights()).toEqual([])
  for (const path of passable) expect(foreignRights(join(dataDir, path))[0]).toEqual([path, '11'])
  await start.stop()
  expect(rights()).toEqual([])
  const names = readdirSync(dataDir)
  expect(names).toEqual(expect.arrayContaining(['database', 'keys', 'logs', 'processes.json']))
})
