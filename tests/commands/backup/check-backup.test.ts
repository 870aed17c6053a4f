import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkBackup } from '@/commands/runtime/backup/check-backup'
import { fingerprintsOf, keyPath } from '@/commands/runtime/backup/key-archive'
import { postgresVersion } from '@/commands/runtime/postgres/postgres-binaries'
import { webKeyFiles } from '@/lib/platform/keys/web'

const keys = new Map(
  Object.values(webKeyFiles).map((file) => [keyPath('web', file), randomBytes(32)]),
)
const id = '00000000-0000-4000-8000-000000000000'
const at = new Date()
const beginning = {
  ...{ format: 1 as const, id, madeAt: at.toISOString(), migrations: [] },
  ...{ postgres: postgresVersion(), keys: fingerprintsOf(keys, id) },
}

test('a backup is of these keys where each of them made it, and none is missing', () => {
  expect(() => checkBackup(beginning, keys, at)).not.toThrow()
  const [name = ''] = Object.keys(beginning.keys)
  const { [name]: _, ...others } = beginning.keys
  for (const strange of [{}, others, { ...beginning.keys, [name]: 'f'.repeat(64) }])
    expect(() => checkBackup({ ...beginning, keys: strange }, keys, at)).toThrow('not those of')
})
