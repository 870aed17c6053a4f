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
import type { LaneName, PostName } from '@/server/lanes/lanes'

type Method = 'GET' | 'POST'

/** The rules by which the server handles an address. */
export type AddressRules = {
  /** `page`: HTML for people; `json`: for programs; `endpoint`: sends on, or tells of this process. */
  kind: 'page' | 'json' | 'endpoint'
  methods: readonly Method[]
  /** A public document: the same bytes for everybody, cached in memory, `public` to shared caches. */
  kept: boolean
  /** Whether its query narrows a list, so that only some of its documents are cached. */
  keptByQuery?: boolean
  /** Whether it shows a number of signatures, which changes without a new content version. */
  showsCount: boolean
  /**
   * Whether its POST is a plain form's, for a route of its own: without the fields that name a
   * page's action.
   */
  plainForm?: boolean
  /** The lane in which it is answered when no cached document does. */
  lane: LaneName
  /** The kind of POST as which a request here counts towards a network's limit. */
  post?: PostName
  /**
   * Whether its form is shown again past that limit, with the reason and the values that were
   * typed.
   */
  showsLimit?: boolean
  /**
   * Whether it is answered while a restored database waits: what shows nobody, and what hides
   * somebody.
   */
  answersWhileHeld?: boolean
  /** Whether other sites may show it, as they show pictures of a shared link. */
  embeddable?: boolean
  /** Request headers that change the answer here, besides those that do everywhere. */
  headers?: readonly string[]
  /**
   * The query parameters that change the answer here, with their valid values; any other is
   * dropped.
   */
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

const none = { kept: false, showsCount: false, lane: 'uncached', parameters: {} } as const
const read = ['GET'] as const
const readAndSend = ['GET', 'POST'] as const

const personalPage: AddressRules = { ...none, kind: 'page', methods: read }
const keptPage: AddressRules = { ...personalPage, kept: true }
const countingPage: AddressRules = { ...keptPage, showsCount: true }
const signingPage: AddressRules = { ...personalPage, lane: 'signing' }
const ownPage: AddressRules = { ...personalPage, lane: 'ownPages' }

const pages: Record<PageName, AddressRules> = {
  home: countingPage,
  campaigns: countingPage,
  campaign: {
    ...countingPage,
    methods: readAndSend,
    lane: 'signing',
    post: 'sign',
    showsLimit: true,
  },
  checkYourInbox: { ...signingPage, parameters: { stamp: 'any' } },
  signed: { ...signingPage, parameters: { stamp: 'any' } },
  confirm: { ...signingPage, methods: readAndSend, post: 'confirm' },
  signature: { ...ownPage, methods: readAndSend, post: 'ownPage' },
  signatureData: { ...ownPage, methods: ['POST'], post: 'ownPage', plainForm: true },
  lostLink: { ...ownPage, methods: readAndSend, post: 'lostLink', showsLimit: true },
  hide: { ...ownPage, methods: readAndSend, post: 'hide', answersWhileHeld: true },
  privacy: keptPage,
  defenders: {
    ...keptPage,
    parameters: { right: 'any', country: 'any', situation: 'any', q: 'any', page: 'any' },
    keptByQuery: true,
  },
  defender: keptPage,
  whyTheyFight: keptPage,
  unitedNations: keptPage,
  about: keptPage,
  accessibility: keptPage,
}

const endpoint: AddressRules = { ...none, kind: 'endpoint', methods: read }
const countingJson: AddressRules = {
  ...none,
  kind: 'json',
  methods: read,
  kept: true,
  showsCount: true,
  parameters: { locale: locales },
}
const picture: AddressRules = { ...endpoint, kept: true, embeddable: true }
const health: AddressRules = { ...endpoint, lane: 'health', answersWhileHeld: true }
const keptDocument: AddressRules = { ...endpoint, kept: true }

/** All addresses except pages; `*` stands for one segment. */
const others: readonly [pattern: string, rules: AddressRules][] = [
  ['/', { ...endpoint, lane: 'kept', answersWhileHeld: true }],
  ['/language', { ...endpoint, lane: 'kept', parameters: { to: 'any' }, answersWhileHeld: true }],
  ['/api/campaigns', countingJson],
  ['/api/campaigns/*', countingJson],
  ['/api/campaigns/*/count', { ...countingJson, parameters: {} }],
  [
    '/api/campaigns/*/signatures',
    { ...none, kind: 'json', methods: ['POST'], lane: 'signing', post: 'sign' },
  ],
  ['/api/health/live', health],
  ['/api/health/ready', health],
  ['/robots.txt', keptDocument],
  ['/sitemap.xml', keptDocument],
  ['/feeds/*/campaigns.atom', keptDocument],
  ['/feeds/*/stories.atom', keptDocument],
  ['/share/*/site.png', picture],
  ['/share/*/defenders/*', picture],
  ['/share/*/campaigns/*', picture],
]

const mailboxPage: AddressRules = { ...personalPage, answersWhileHeld: true }

/** Only where the mailbox exists, and only for this machine. */
const mailbox: readonly [pattern: string, rules: AddressRules][] = [
  ['/dev/mailbox', mailboxPage],
  ['/dev/mailbox.json', { ...none, kind: 'json', methods: read, answersWhileHeld: true }],
  ['/dev/mailbox/*', mailboxPage],
  ['/dev/mailbox/*/*', mailboxPage],
]

/** These exist only where the secret is set under which the mail provider signs its reports. */
const reports: readonly [pattern: string, rules: AddressRules][] = [
  [
    '/api/webhooks/resend',
    {
      ...none,
      kind: 'json',
      methods: ['POST'],
      lane: 'ownPages',
      post: 'mailReport',
      headers: ['svix-id', 'svix-timestamp', 'svix-signature'],
    },
  ],
]

const token = /^[A-Za-z0-9_-]{1,200}$/
/** A token of ours (43 characters), and what a mail program or a sentence added behind it. */
const tokenAndMore = /^([A-Za-z0-9_-]{43})[^A-Za-z0-9_-]/
/**
 * The token that replaces every token that we cannot have sent: no link has it, so that all of them
 * get one page.
 */
const unknownToken = '-'

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
  const validParams = params.token === undefined ? params : { token: validToken(params.token) }
  const spelt = path.replace(`/${params.token}`, () => `/${validParams.token}`)
  const internalPath = toInternalPath(spelt)
  if (internalPath === undefined) return undefined
  return { ...pages[page], path, internalPath, locale, params: validParams }
}

function validToken(given: string): string {
  return token.test(given) ? given : (tokenAndMore.exec(given)?.[1] ?? unknownToken)
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

/** The part of a query that is valid at an address, in one spelling: `''` or `?locale=es`. */
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

/** The language in which a path begins; feeds and pictures have it as the second segment. */
export function localeOfPath(path: string): Locale | undefined {
  const [, first, second] = path.split('/', 3)
  const named = first === 'feeds' || first === 'share' ? second : first
  return isLocale(named) ? named : undefined
}
