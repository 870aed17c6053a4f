import { isSlug } from '@/lib/campaigns/slug'
import {
  isLocale,
  type KnownAddress,
  type Locale,
  locales,
  type PageName,
  readAddress,
  toInternalPath,
} from '@/lib/i18n/routing'

type Method = 'GET' | 'POST'

/** What the server does with an address. */
export type AddressRules = {
  /** `page`: HTML for people; `json`: for programs; `door`: sends on, or tells of this process. */
  kind: 'page' | 'json' | 'door'
  methods: readonly Method[]
  /** A public document: the same bytes for everybody, held in memory, `public` to shared caches. */
  kept: boolean
  /** A parameter of free text: a document that it asks for is made for one visitor, and never kept. */
  keptWithout?: string
  /** Without a new content version it moves all the same: a number in it, or what time opens. */
  showsCount: boolean
  /** Its POST is a plain form's, for a route of its own: without what names a page's action. */
  plainForm?: boolean
  /** A POST here is an attempt to sign, and counts towards a network's bound. */
  signs: boolean
  /** Request headers that mean something here, beside those that do everywhere. */
  headers?: readonly string[]
  /** The query parameters that mean something here, with the values that do; any other is dropped. */
  parameters: Readonly<Record<string, readonly string[] | 'any'>>
}

export type Address = AddressRules & {
  /** The public path in its one spelling. */
  path: string
  /** The path in the application's own folders. */
  internalPath: string
  locale: Locale | undefined
  /** The campaign or the link that the path names. */
  params: { slug?: string | undefined; token?: string | undefined }
}

const none = { kept: false, showsCount: false, signs: false, parameters: {} } as const
const read = ['GET'] as const
const readAndSend = ['GET', 'POST'] as const

const personalPage: AddressRules = { ...none, kind: 'page', methods: read }
const keptPage: AddressRules = { ...personalPage, kept: true }
const countingPage: AddressRules = { ...keptPage, showsCount: true }

const pages: Record<PageName, AddressRules> = {
  home: countingPage,
  campaigns: countingPage,
  campaign: { ...countingPage, methods: readAndSend, signs: true },
  checkYourInbox: personalPage,
  signed: personalPage,
  confirm: { ...personalPage, methods: readAndSend },
  signature: { ...personalPage, methods: readAndSend },
  signatureData: { ...personalPage, methods: ['POST'], plainForm: true },
  // Each asks for a letter: an attempt like one to sign.
  lostLink: { ...personalPage, methods: readAndSend, signs: true },
  privacy: keptPage,
  defenders: {
    ...keptPage,
    parameters: { right: 'any', country: 'any', situation: 'any', q: 'any', page: 'any' },
    keptWithout: 'q',
  },
  // A campaign beside the story opens and closes by itself.
  defender: countingPage,
  whyTheyFight: keptPage,
  unitedNations: keptPage,
  about: keptPage,
  accessibility: keptPage,
}

const door: AddressRules = { ...none, kind: 'door', methods: read }
const countingJson: AddressRules = {
  ...none,
  kind: 'json',
  methods: read,
  kept: true,
  showsCount: true,
  parameters: { locale: locales },
}
const picture: AddressRules = { ...door, kept: true }
const listOfAddresses: AddressRules = { ...door, kept: true, showsCount: true }

/** All addresses but the pages; `*` stands for one segment. */
const others: readonly [pattern: string, rules: AddressRules][] = [
  ['/', door],
  ['/language', { ...door, parameters: { to: 'any' } }],
  ['/api/campaigns', countingJson],
  ['/api/campaigns/*', countingJson],
  ['/api/campaigns/*/count', { ...countingJson, parameters: {} }],
  ['/api/campaigns/*/signatures', { ...none, kind: 'json', methods: ['POST'], signs: true }],
  ['/api/health/live', door],
  ['/api/health/ready', door],
  ['/robots.txt', { ...door, kept: true }],
  ['/sitemap.xml', listOfAddresses],
  ['/feeds/*/campaigns.atom', listOfAddresses],
  ['/feeds/*/stories.atom', listOfAddresses],
  ['/share/*/site.png', picture],
  ['/share/*/defenders/*', picture],
  ['/share/*/campaigns/*', picture],
]

/** Only where the mailbox exists, and only for this machine. */
const mailbox: readonly [pattern: string, rules: AddressRules][] = [
  ['/dev/mailbox', personalPage],
  ['/dev/mailbox.json', { ...none, kind: 'json', methods: read }],
  ['/dev/mailbox/*', personalPage],
  ['/dev/mailbox/*/*', personalPage],
]

/** Only where the secret is set under which the mail provider signs its reports. */
const reports: readonly [pattern: string, rules: AddressRules][] = [
  [
    '/api/webhooks/resend',
    {
      ...none,
      kind: 'json',
      methods: ['POST'],
      headers: ['svix-id', 'svix-timestamp', 'svix-signature'],
    },
  ],
]

const token = /^[A-Za-z0-9_-]{1,200}$/
/** Stands for every link that we cannot have sent: it opens nothing, so that all get one page. */
const tokenOfNothing = '-'

/** The address that a path names; `undefined` where there is none. */
export function findAddress(
  path: string,
  mailboxOpen: boolean,
  reportsOpen = false,
): Address | undefined {
  const page = readAddress(path)
  if (page) return pageAt(path, page)
  const open = [...others, ...(mailboxOpen ? mailbox : []), ...(reportsOpen ? reports : [])]
  for (const [pattern, rules] of open) {
    if (matches(pattern, path))
      return { ...rules, path, internalPath: path, locale: undefined, params: {} }
  }
  return undefined
}

function pageAt(path: string, { page, locale, params }: KnownAddress): Address | undefined {
  if (params.slug !== undefined && !isSlug(params.slug)) return undefined
  const forged = params.token !== undefined && !token.test(params.token)
  const spelt = forged ? path.replace(`/${params.token}`, () => `/${tokenOfNothing}`) : path
  const internalPath = toInternalPath(spelt)
  if (internalPath === undefined) return undefined
  const named = forged ? { token: tokenOfNothing } : params
  return { ...pages[page], path, internalPath, locale, params: named }
}

function matches(pattern: string, path: string): boolean {
  const expected = pattern.split('/')
  const given = path.split('/')
  if (expected.length !== given.length) return false
  return expected.every((segment, index) => {
    const one = given[index] ?? ''
    return segment === '*' ? /^[\w.-]{1,200}$/.test(one) : segment === one
  })
}

/** Where a path in a wrong spelling belongs: today, one with slashes too many at its end. */
export function canonicalPath(path: string, mailboxOpen: boolean): string | undefined {
  let end = path.length
  while (path[end - 1] === '/') end--
  const bare = path.slice(0, end)
  return bare !== path && findAddress(bare, mailboxOpen) ? bare : undefined
}

/** The query that means something at an address, in one spelling: `''` or `?locale=es`. */
export function knownQuery(parameters: AddressRules['parameters'], query: string): string {
  const kept = new URLSearchParams()
  const given = new URLSearchParams(query)
  for (const [name, values] of Object.entries(parameters)) {
    const value = given.get(name)
    if (value === null || value === '' || (values !== 'any' && !values.includes(value))) continue
    kept.set(name, value)
  }
  return kept.size === 0 ? '' : `?${kept}`
}

/** Whether the document that a query (as `knownQuery` spells it) asks for may be kept. */
export function isKept({ kept, keptWithout }: AddressRules, query: string): boolean {
  return kept && !(keptWithout && new URLSearchParams(query).has(keptWithout))
}

/** The language that a path begins with; feeds and pictures name it second. */
export function localeOfPath(path: string): Locale | undefined {
  const [, first, second] = path.split('/', 3)
  const named = first === 'feeds' || first === 'share' ? second : first
  return isLocale(named) ? named : undefined
}
