import { settings } from '@/lib/platform/settings'

/** For whom passkeys are made: the site's own host, and no other origin than its own. */
export function passkeyParty(): { name: string; id: string; origin: string } {
  const { appUrl } = settings()
  return { name: 'Altaveu', id: new URL(appUrl).hostname, origin: appUrl }
}
