import type { Settings } from '@/lib/platform/settings'

const keysOf = {
  web: ['WEB_MASTER_KEY', 'WEB_ACTIONS_KEY', 'WORKER_SEAL_PUBLIC_KEY', 'RESEND_WEBHOOK_SECRET'],
  worker: [
    ...['WORKER_SEAL_KEY', 'WORKER_LINK_KEY', 'WORKER_COUNT_KEY'],
    ...['RESEND_API_KEY', 'RESEND_BASE_URL', 'SMTP_URL'],
  ],
} as const

/**
 * What one of the processes sees of this one's environment: the settings as they were worked out
 * here, and none of the other process's secrets. (Key files lie in a folder for each.)
 */
export function childEnvironment(
  name: 'web' | 'worker',
  settings: Settings & { databaseUrl: string },
  more: Record<string, string>,
): NodeJS.ProcessEnv {
  const foreign = keysOf[name === 'web' ? 'worker' : 'web'].flatMap((key) => [key, `${key}_FILE`])
  const mine = Object.entries(process.env).filter(([key]) => !foreign.includes(key))
  return {
    ...Object.fromEntries(mine),
    NODE_ENV: settings.dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: settings.databaseUrl,
    DATA_DIR: settings.dataDir,
    PORT: `${settings.port}`,
    APP_URL: settings.appUrl,
    ALTAVEU_TRANSPORT: settings.transport,
    ...(settings.dev ? { ALTAVEU_DEV: '1' } : {}),
    ...more,
  }
}
