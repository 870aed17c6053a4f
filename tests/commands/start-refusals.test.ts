import { expect, test } from 'vitest'
import { startChild } from '@/tests/support/child'
import { ownInstallation } from '@/tests/support/installation'

const { database, folder } = await ownInstallation()

/** Starts Altaveu as `npm start` does and waits for its end. */
async function startWith(env: Record<string, string>) {
  const child = startChild('commands/main.ts', { DATA_DIR: folder, PORT: '0', ...env }, ['start'])
  child.ready.catch(() => undefined)
  const code = await child.ended
  return { code, said: child.log.join('\n') }
}

test.each([
  ['DATABASE_URL', { DATABASE_URL: 'postgresql://altaveu:100%pure@db.test/altaveu' }],
  [
    'WORKER_SEAL_PUBLIC_KEY',
    { DATABASE_URL: database.url, WORKER_SEAL_PUBLIC_KEY: Buffer.alloc(32, 7).toString('base64') },
  ],
])(
  'a start with a bad %s ends at once and names it, and repeats nothing of it',
  async (name, env) => {
    const { code, said } = await startWith(env)
    expect(said).toMatch(new RegExp(`^${name} .*such as `, 'm'))
    expect(said).not.toMatch(/pure|\.test|BwcHBw/)
    expect(code).toBe(1)
  },
)
