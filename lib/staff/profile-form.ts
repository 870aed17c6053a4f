import { isLocale, type Locale } from '@/lib/i18n/routing'
import { type NameFault, parsePersonName } from '@/lib/signatures/person-name'

export type Profile = { name: string; locale: Locale }

export type ParsedProfile = { ok: true; profile: Profile } | { ok: false; fault: NameFault }

/** Reads what a member says of themselves; a name may be left out. Never throws. */
export function parseProfile(data: FormData, before: Locale): ParsedProfile {
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : ''
  }
  const chosen = text('locale')
  const locale = isLocale(chosen) ? chosen : before
  if (text('name').trim() === '') return { ok: true, profile: { name: '', locale } }
  const parsed = parsePersonName(text('name'))
  return parsed.ok
    ? { ok: true, profile: { name: parsed.name, locale } }
    : { ok: false, fault: parsed.fault }
}
