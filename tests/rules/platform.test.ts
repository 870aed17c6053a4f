import { expect, test } from 'vitest'
import { pathsOf, sourcesIn } from '@/tests/rules/sources'

const running = sourcesIn('app', 'components', 'lib', 'server', 'worker')
const but = (...paths: string[]) => running.filter(({ path }) => !paths.includes(path))

test('only platform/settings reads the environment', () => {
  expect(
    pathsOf(but('lib/platform/settings.ts'), /\bprocess\.env\b|\bimport\.meta\.env\b/),
  ).toEqual([])
})

test('only platform/clock asks the time', () => {
  const lib = sourcesIn('lib').filter(({ path }) => path !== 'lib/platform/clock.ts')
  expect(pathsOf(lib, /\bDate\.now\(|\bnew Date\(\)/)).toEqual([])
})

test('only platform/keys touches the files of keys', () => {
  const others = running.filter(({ folder }) => folder !== 'lib/platform/keys')
  expect(pathsOf(others, /(?<!lib\/platform)['"`/]keys\/(web|worker)/)).toEqual([])
  const joined = /join\([^)]*['"`]keys['"`]/
  expect(
    pathsOf(
      but('lib/platform/keys/key-files.ts', 'lib/platform/keys/ensure-local-keys.ts'),
      joined,
    ),
  ).toEqual([])
})

test('only platform/db makes a database client', () => {
  const makes = /new (PrismaClient|PrismaPg|pg\.Client|pg\.Pool|Client|Pool)\(/
  expect(pathsOf(but('lib/platform/db.ts', 'lib/platform/shared-pool.ts'), makes)).toEqual([])
})

test('no statement is put together from strings', () => {
  expect(pathsOf(running, /\$(query|execute)RawUnsafe|Prisma\.raw\(/)).toEqual([])
})

test('lib/platform is a closed list: growing it takes a decision record', () => {
  const parts = sourcesIn('lib/platform').map(({ path }) => path.split('/')[2]?.replace('.ts', ''))
  expect([...new Set(parts)].toSorted()).toEqual([
    'clock',
    'content-version',
    'database-share',
    'db',
    'environment',
    'keys',
    'log',
    'request-protocol',
    'settings',
    'shared-pool',
  ])
})
