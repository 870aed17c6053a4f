import { webSecrets } from '@/lib/platform/keys/web'
import { workerSecrets } from '@/lib/platform/keys/worker'
import type { Settings } from '@/lib/platform/settings'

const secretsOf = { web: webSecrets, worker: workerSecrets } as const

/**
 * The environment of a child process: the settings as they were parsed here, and none of the other
 * process's secrets. (Key files are in a folder for each.)
 */
export function childEnvironment(
  name: 'web' | 'worker',
  settings: Settings & { databaseUrl: string },
  more: Record<string, string>,
): NodeJS.ProcessEnv {
  const foreign = secretsOf[name === 'web' ? 'worker' : 'web'].flatMap((key) => [
    key,
    `${key}_FILE`,
  ])
  const mine = Object.entries(process.env).filter(([key]) => !foreign.includes(key))
  return {
    ...Object.fromEntries(mine),
    NODE_ENV: settings.dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: settings.databaseUrl,
    DATA_DIR: settings.dataDir,
    PORT: `${settings.port}`,
    APP_URL: settings.appUrl,
    // next-auth takes the site's origin from nowhere else.
    NEXTAUTH_URL: settings.appUrl,
    ALTAVEU_TRANSPORT: settings.transport,
    ...(settings.dev ? { ALTAVEU_DEV: '1' } : {}),
    ...more,
  }
}
