import { headers } from 'next/headers'
import { listShownSigners, type ShownSigners } from '@/lib/campaigns/list-shown-signers'
import type { Locale } from '@/lib/i18n/routing'
import { isDatabaseAway } from '@/lib/platform/db'

const nobody: ShownSigners = { names: [], more: 0, countries: [] }

/** Whoever has sent the form gets it back as typed, even where the names cannot be read. */
export async function signersToShow(locale: Locale, slug: string): Promise<ShownSigners> {
  try {
    return await listShownSigners(locale, slug)
  } catch (error) {
    const sent = (await headers()).get('content-type')?.startsWith('multipart/form-data')
    if (sent && isDatabaseAway(error)) return nobody
    throw error
  }
}
