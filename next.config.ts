import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  // The server around Next compresses, once.
  compress: false,
  // A page's metadata waits for its query; for everyone it belongs into the head, not to a script.
  htmlLimitedBots: /.*/,
  serverExternalPackages: [
    'sodium-native',
    'pg',
    'pino',
    'resend',
    'satori',
    'sharp',
    '@prisma/client',
    '@prisma/adapter-pg',
  ],
  // `npm test` checks types, tests included; a start needs none of it.
  typescript: { ignoreBuildErrors: true },
  experimental: { inlineCss: true },
}

export default createNextIntlPlugin('./lib/i18n/request.ts')(config)
