import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkLayers } from '@/commands/checks/check-layers'
import { temporaryFolder } from '@/tests/support/temporary-folder'

/** Runs the check on these files: path and imports. */
async function violations(
  files: Record<string, string[]>,
  importing = 'import type { X }',
): Promise<string> {
  const folder = temporaryFolder('layers')
  onTestFinished(folder.remove)
  for (const [path, imports] of Object.entries(files)) {
    mkdirSync(join(folder.path, dirname(path)), { recursive: true })
    const lines = imports.map((one) => `${importing} from '@/${one}'`)
    writeFileSync(join(folder.path, path), [...lines, 'export type X = 1', ''].join('\n'))
  }
  const { report } = await checkLayers({ house: folder.path })
  return report ?? ''
}

test('imports that keep the rules pass', async () => {
  const modules = { 'app/page.ts': ['lib/mail/letter'], 'lib/mail/letter.ts': [] }
  expect(await violations(modules)).toBe('')
})

test('a subject that imports an entry point is reported, even if only a type of it', async () => {
  const modules = { 'lib/mail/letter.ts': ['server/main'], 'server/main.ts': [] }
  expect(await violations(modules)).toBe(
    'A subject imports no entry point: lib/mail/letter.ts → server/main.ts',
  )
})

test('a file of lib/platform that imports a subject is reported', async () => {
  const modules = { 'lib/platform/log.ts': ['lib/mail/letter'], 'lib/mail/letter.ts': [] }
  expect(await violations(modules)).toContain('lib/platform imports no subject')
})

test('circular imports are reported with their whole path', async () => {
  const modules = { 'lib/a/one.ts': ['lib/b/two'], 'lib/b/two.ts': ['lib/a/one'] }
  expect(await violations(modules)).toContain('No circular imports: lib/')
})

test('a component that calls an act of the own page is reported, and one that imports its type is not', async () => {
  const act = 'lib/signatures/own-page/change-choices'
  const files = { 'components/choices.tsx': [act], [`${act}.ts`]: [] }
  expect(await violations(files)).toBe('')
  expect(await violations(files, 'import { X }')).toContain('Components call no act or query')
})

test('a page that reaches the worker’s keys through other modules is reported with the whole path', async () => {
  const modules = {
    'app/page.ts': ['lib/mail/letter'],
    'lib/mail/letter.ts': ['lib/mail/record'],
    'lib/mail/record.ts': ['lib/platform/keys/worker'],
    'lib/platform/keys/worker.ts': [],
  }
  const reports = await violations(modules)
  expect(reports).toContain('The web never reaches what opens a sealed record')
  expect(reports).toContain('lib/mail/record.ts → lib/platform/keys/worker.ts')
})

test('a worker that reaches the web’s keys through other modules is reported', async () => {
  const modules = {
    'worker/main.ts': ['lib/mail/letter'],
    'lib/mail/letter.ts': ['lib/platform/keys/web'],
    'lib/platform/keys/web.ts': [],
  }
  expect(await violations(modules)).toContain("The worker never reaches the web's keys")
})

test('a check that read nothing does not pass', async () => {
  expect(await violations({})).toBe('No module was read')
})
