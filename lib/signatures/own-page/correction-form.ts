import { isCountryCode } from '@/lib/i18n/countries'
import { type NameFault, parsePersonName } from '@/lib/signatures/person-name'

export type Correction = {
  /** The name as `parsePersonName` returns it; `undefined` where the form did not ask for it. */
  name: string | undefined
  /** ISO 3166-1 alpha-2; `undefined` is "rather not say". */
  country: string | undefined
}

export type ParsedCorrection =
  | { ok: true; correction: Correction }
  | { ok: false; errors: { name?: NameFault; country?: 'not-in-list' }; typed: TypedCorrection }
  /** No page of ours sends such a form. */
  | { ok: false; errors: 'unreadable' }

export type TypedCorrection = { name: string; country: string }

/** Reads the form that corrects name and country, by the rules of the form to sign. Never throws. */
export function parseCorrection(data: FormData): ParsedCorrection {
  const [given, country] = [data.getAll('name'), data.getAll('country')].map(single)
  if (given === null || country === null) return { ok: false, errors: 'unreadable' }
  const name = given === undefined ? undefined : parsePersonName(given)
  const errors = {
    ...(name?.ok === false ? { name: name.fault } : {}),
    ...(country && !isCountryCode(country) ? { country: 'not-in-list' as const } : {}),
  }
  if (Object.keys(errors).length > 0) {
    return { ok: false, errors, typed: { name: given ?? '', country: country ?? '' } }
  }
  return {
    ok: true,
    correction: { name: name?.ok ? name.name : undefined, country: country || undefined },
  }
}

/** The one text in a field; null where the field holds anything else. */
function single(values: readonly unknown[]): string | undefined | null {
  const [value, ...others] = values
  if (value === undefined) return undefined
  return typeof value === 'string' && others.length === 0 ? value : null
}
