import type { Locale } from '@/lib/i18n/routing'

/**
 * The officially assigned alpha-2 codes of ISO 3166-1, all 249 of them. Compared in November 2026,
 * and found the same, with the table of the IANA time zone database 2025b (`iso3166.tab`, which
 * follows ISO/TC 46 N1108 of 2023-04-05) and with Debian's `iso-codes` 4.15.0. User-assigned,
 * reserved and former codes (XK, EU, UK, AN …) are not among them.
 */
const codes = [
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS',
  'BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE',
  'EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM',
  'HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC',
  'LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA',
  'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW',
  'SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO',
  'TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW',
].flatMap((line) => line.split(' '))

const known: ReadonlySet<unknown> = new Set(codes)

export type Country = { code: string; name: string }

/** Whether this is one of the codes, in capitals as the standard writes them. */
export function isCountryCode(value: unknown): value is string {
  return known.has(value)
}

/** A country's name in a language, from CLDR; `undefined` where the code is not in the list. */
export function countryName(locale: Locale, code: string): string | undefined {
  return isCountryCode(code) ? nameOf(locale, code) : undefined
}

/**
 * CLDR distinguishes these two by their capitals ("Congo - Kinshasa"); pages use the names that
 * people use.
 */
const namesInUse: Readonly<Record<string, Record<Locale, string>>> = {
  CD: {
    ca: 'República Democràtica del Congo',
    es: 'República Democrática del Congo',
    en: 'Democratic Republic of the Congo',
  },
  CG: {
    ca: 'República del Congo',
    es: 'República del Congo',
    en: 'Republic of the Congo',
  },
}

function nameOf(locale: Locale, code: string): string {
  return namesInUse[code]?.[locale] ?? displayNames(locale).of(code) ?? code
}

/** Every country with its name in a language, in that language's alphabetical order. */
export function countryNames(locale: Locale): readonly Country[] {
  const remembered = lists.get(locale)
  if (remembered) return remembered
  const { compare } = new Intl.Collator(locale)
  const list = codes
    .map((code) => ({ code, name: nameOf(locale, code) }))
    .sort((one, other) => compare(one.name, other.name))
  lists.set(locale, list)
  return list
}

const lists = new Map<Locale, readonly Country[]>()
const names = new Map<Locale, Intl.DisplayNames>()

function displayNames(locale: Locale): Intl.DisplayNames {
  const remembered = names.get(locale)
  if (remembered) return remembered
  const made = new Intl.DisplayNames(locale, { type: 'region' })
  names.set(locale, made)
  return made
}
