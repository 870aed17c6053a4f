/** The site's languages, in the order of the language switch. */
export const locales = ['ca', 'es', 'en'] as const
export type Locale = (typeof locales)[number]
export const defaultLocale: Locale = 'ca'

/** The one cookie a visitor may get: set by the language switch, read at `/`. */
export const localeCookie = 'locale'

type PathWords = Record<Locale, string>

/** Path words of each segment that is translated; the key is the folder's name under `app/[locale]`. */
const words = {
  campaigns: { ca: 'campanyes', es: 'campanas', en: 'campaigns' },
  'check-your-inbox': { ca: 'mira-la-bustia', es: 'revisa-tu-correo', en: 'check-your-inbox' },
  signed: { ca: 'signat', es: 'firmado', en: 'signed' },
  confirm: { ca: 'confirma', es: 'confirma', en: 'confirm' },
  signature: { ca: 'signatura', es: 'firma', en: 'signature' },
  'data.json': { ca: 'dades.json', es: 'datos.json', en: 'data.json' },
  'lost-link': { ca: 'enllac-perdut', es: 'enlace-perdido', en: 'lost-link' },
  hide: { ca: 'amaga', es: 'oculta', en: 'hide' },
  privacy: { ca: 'privacitat', es: 'privacidad', en: 'privacy' },
  defenders: { ca: 'persones-defensores', es: 'personas-defensoras', en: 'defenders' },
  'why-they-fight': { ca: 'per-que-lluiten', es: 'por-que-luchan', en: 'why-they-fight' },
  'united-nations': { ca: 'nacions-unides', es: 'naciones-unidas', en: 'united-nations' },
  about: { ca: 'el-programa', es: 'el-programa', en: 'about' },
  accessibility: { ca: 'accessibilitat', es: 'accesibilidad', en: 'accessibility' },
} satisfies Record<string, PathWords>

type Segment = keyof typeof words

/** Each public page, as the folders that lead to it; `{…}` is a parameter. */
const pages = {
  home: [],
  campaigns: ['campaigns'],
  campaign: ['campaigns', '{slug}'],
  checkYourInbox: ['campaigns', '{slug}', 'check-your-inbox'],
  signed: ['campaigns', '{slug}', 'signed'],
  confirm: ['confirm', '{token}'],
  signature: ['signature', '{token}'],
  signatureData: ['signature', '{token}', 'data.json'],
  lostLink: ['campaigns', '{slug}', 'lost-link'],
  hide: ['hide', '{token}'],
  privacy: ['privacy'],
  defenders: ['defenders'],
  defender: ['defenders', '{slug}'],
  whyTheyFight: ['why-they-fight'],
  unitedNations: ['united-nations'],
  about: ['about'],
  accessibility: ['accessibility'],
} as const satisfies Record<string, readonly (Segment | '{slug}' | '{token}')[]>

export type PageName = keyof typeof pages
export type PageParams = { slug?: string; token?: string }

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

/**
 * The path of a page in a language, such as `/es/campanas/lina`.
 * Throws when a parameter that the page needs is missing.
 */
export function addressOf(locale: Locale, page: PageName, params: PageParams = {}): string {
  const segments = pages[page].map((segment) => wordOf(locale, segment, params))
  return ['', locale, ...segments].join('/')
}

function wordOf(locale: Locale, segment: Segment | '{slug}' | '{token}', params: PageParams) {
  if (segment === '{slug}' || segment === '{token}') {
    const value = segment === '{slug}' ? params.slug : params.token
    if (value === undefined) throw new Error(`The address needs ${segment}`)
    return encodeURIComponent(value)
  }
  return words[segment][locale]
}

export type KnownAddress = { locale: Locale; page: PageName; params: PageParams }

/**
 * The page that a public path names in its own language's words; `undefined` for any other path.
 * Path words of another language do not count: `/ca/campaigns` is no address.
 */
export function readAddress(pathname: string): KnownAddress | undefined {
  const [empty, locale, ...rest] = pathname.split('/')
  if (empty !== '' || !isLocale(locale)) return undefined
  for (const page of Object.keys(pages) as PageName[]) {
    const params = match(locale, pages[page], rest)
    if (params) return { locale, page, params }
  }
  return undefined
}

function match(locale: Locale, pattern: readonly string[], rest: string[]): PageParams | undefined {
  if (pattern.length !== rest.length) return undefined
  const params: PageParams = {}
  for (const [index, segment] of pattern.entries()) {
    const given = rest[index] ?? ''
    if (segment === '{slug}') params.slug = given
    else if (segment === '{token}') params.token = given
    else if (words[segment as Segment][locale] !== given) return undefined
    if (given === '') return undefined
  }
  return params
}

/** The path under which `app/[locale]` serves a public path; `undefined` where it names no page. */
export function toInternalPath(pathname: string): string | undefined {
  const address = readAddress(pathname)
  if (!address) return undefined
  const rest = pathname.split('/').slice(2)
  const segments = pages[address.page].map((segment, index) =>
    segment.startsWith('{') ? rest[index] : segment,
  )
  return ['', address.locale, ...segments].join('/')
}

/** The same page in each language, for `hreflang` and the language switch. */
export function alternatesOf(page: PageName, params: PageParams = {}): Record<Locale, string> {
  return {
    ca: addressOf('ca', page, params),
    es: addressOf('es', page, params),
    en: addressOf('en', page, params),
  }
}
