import { getTranslations } from 'next-intl/server'
import type { PlaceLine } from '@/components/staff/pseudonym/pseudonym-state'
import type { NamingPlace } from '@/lib/defenders/identity/list-naming-places'
import { addressOf, type Locale, type PageName } from '@/lib/i18n/routing'

const pages: Record<string, PageName> = {
  'why-they-fight': 'whyTheyFight',
  'united-nations': 'unitedNations',
  about: 'about',
}

/** The places at which a former name can be read, in words that do not hold it. */
export async function placeLines(
  locale: Locale,
  places: readonly NamingPlace[],
): Promise<PlaceLine[]> {
  const t = await getTranslations({ locale, namespace: 'pseudonym' })
  return places.map(({ kind, id, whole }, index) => ({
    text: `${index + 1}. ${t(`places.${kind}`)}: ${t(whole ? 'wholeName' : 'oneWord')}`,
    href: addressOfPlace(locale, kind, id),
  }))
}

function addressOfPlace(locale: Locale, kind: NamingPlace['kind'], id: string) {
  if (kind === 'own') return undefined
  if (kind === 'defender') return `/staff/defenders/${id}`
  if (kind === 'campaign' || kind === 'signer') return `/staff/campaigns/${id}`
  return addressOf(locale, kind === 'right' ? 'whyTheyFight' : (pages[id] ?? 'home'))
}
