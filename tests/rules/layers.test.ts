import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkLayers } from '@/commands/checks/check-layers'
import { temporaryFolder } from '@/tests/support/temporary-folder'

/** Runs the check on these files: path and imports. */
async function complaints(files: Record<string, string[]>): Promise<string> {
  const folder = temporaryFolder('layers')
  onTestFinished(folder.remove)
  for (const [path, imports] of Object.entries(files)) {
    mkdirSync(join(folder.path, dirname(path)), { recursive: true })
    const lines = imports.map((one) => `import type { X } from '@/${one}'`)
    writeFileSync(join(folder.path, path), [...lines, 'export type X = 1', ''].join('\n'))
  }
  const { report } = await checkLayers(folder.path)
  return report ?? ''
}

test('a house in order passes', async () => {
  const modules = { 'app/page.ts': ['lib/mail/letter'], 'lib/mail/letter.ts': [] }
  expect(await complaints(modules)).toBe('')
})

test('a subject that knows a door is told of, even if it only borrows a type', async () => {
  const modules = { 'lib/mail/letter.ts': ['server/main'], 'server/main.ts': [] }
  expect(await complaints(modules)).toBe(
    'A subject knows no entry point: lib/mail/letter.ts → server/main.ts',
  )
})

test('the ground that knows a subject is told of', async () => {
  const modules = { 'lib/platform/log.ts': ['lib/mail/letter'], 'lib/mail/letter.ts': [] }
  expect(await complaints(modules)).toContain('The ground knows no subject')
})

test('a circle is told of with its whole way', async () => {
  const modules = { 'lib/a/one.ts': ['lib/b/two'], 'lib/b/two.ts': ['lib/a/one'] }
  expect(await complaints(modules)).toContain('Nothing goes in a circle: lib/')
})

test('a web that reaches the worker’s keys over a detour is told of with its whole way', async () => {
  const modules = {
    'app/page.ts': ['lib/mail/letter'],
    'lib/mail/letter.ts': ['lib/mail/record'],
    'lib/mail/record.ts': ['lib/platform/keys/worker'],
    'lib/platform/keys/worker.ts': [],
  }
  const reports = await complaints(modules)
  expect(reports).toContain('The web never reaches what opens a sealed record')
  expect(reports).toContain('lib/mail/record.ts → lib/platform/keys/worker.ts')
})

test('a worker that reaches the web’s keys over a detour is told of', async () => {
  const modules = {
    'worker/main.ts': ['lib/mail/letter'],
    'lib/mail/letter.ts': ['lib/platform/keys/web'],
    'lib/platform/keys/web.ts': [],
  }
  expect(await complaints(modules)).toContain("The worker never reaches the web's keys")
})

test('a check that read nothing does not pass', async () => {
  expect(await complaints({})).toBe('No module was read')
})
