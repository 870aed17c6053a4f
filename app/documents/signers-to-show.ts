import { listShownSigners, type ShownSigners } from '@/lib/campaigns/list-shown-signers'
import type { Locale } from '@/lib/i18n/routing'
import { isDatabaseAway } from '@/lib/platform/db'
import { currentRequest } from '@/lib/platform/request-protocol'

const nobody: ShownSigners = { names: [], more: 0, countries: [] }

/**
 * A visitor who has submitted the form gets it back as typed, even where the names cannot be read.
 */
export async function signersToShow(locale: Locale, slug: string): Promise<ShownSigners> {
  try {
    return await listShownSigners(locale, slug)
  } catch (error) {
    if (currentRequest().submitted && isDatabaseAway(error)) return nobody
    throw error
  }
}
