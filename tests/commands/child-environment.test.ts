import { afterEach, beforeEach, expect, test } from 'vitest'
import { childEnvironment } from '@/commands/runtime/child-environment'
import { webKeyFiles, webSecrets } from '@/lib/platform/keys/web'
import { workerKeyFiles, workerSecrets } from '@/lib/platform/keys/worker'
import { readSettings } from '@/lib/platform/settings'

const before = { ...process.env }
const secrets = [...webSecrets, ...workerSecrets].flatMap((name) => [name, `${name}_FILE`])

beforeEach(() => {
  for (const name of secrets) process.env[name] = `value of ${name}`
})
afterEach(() => {
  process.env = { ...before }
})

const settings = { ...readSettings({}), databaseUrl: 'postgresql://a:b@127.0.0.1/altaveu' }

test('every key of a process is a secret that the other one does not see', () => {
  expect(webSecrets).toEqual(expect.arrayContaining(Object.keys(webKeyFiles)))
  expect(workerSecrets).toEqual(expect.arrayContaining(Object.keys(workerKeyFiles)))
  const web = Object.keys(childEnvironment('web', settings, {}))
  const worker = Object.keys(childEnvironment('worker', settings, {}))
  expect(web).toEqual(expect.arrayContaining([...webSecrets]))
  expect(worker).toEqual(expect.arrayContaining([...workerSecrets]))
  for (const name of workerSecrets) expect(web).not.toContain(name)
  for (const name of webSecrets) expect(worker).not.toContain(name)
  expect(web.filter((name) => name.startsWith('WORKER_'))).toEqual([
    'WORKER_SEAL_PUBLIC_KEY',
    'WORKER_SEAL_PUBLIC_KEY_FILE',
  ])
})
