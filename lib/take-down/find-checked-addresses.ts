import { addressOf, type Locale, locales } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'
import { feedAddress, feedNames, pictureAddress } from '@/lib/sharing/share-address'
import type { AddressKind, TakenDown } from '@/lib/take-down/address-kinds'

/** A public address, and whether it is of whoever was taken down alone, so that it must be a 404. */
export type CheckedAddress = { kind: AddressKind; path: string; own: boolean }

export type CheckedSubject = {
  addresses: CheckedAddress[]
  /** Parts of addresses, which nobody else's text holds. */
  slugs: string[]
  /** Names and titles, in every language. */
  names: string[]
}

/** How many of those who share a right are looked at: each shows four others at most. */
const relatedAtMost = 12

/**
 * Where somebody or something that was taken down could still be shown, and by which words it would be
 * known. `undefined` where it is gone altogether.
 */
export async function findCheckedAddresses(taken: TakenDown): Promise<CheckedSubject | undefined> {
  return 'defenderId' in taken ? ofDefender(taken.defenderId) : ofCampaign(taken.campaignId)
}

const campaignParts = { slug: true, texts: { select: { title: true } } } as const

async function ofDefender(id: string): Promise<CheckedSubject | undefined> {
  const defender = await db.defender.findUnique({
    where: { id },
    select: {
      ...{ slug: true, country: true, situation: true },
      texts: { select: { name: true } },
      rights: { select: { rightId: true } },
      campaigns: { select: campaignParts },
    },
  })
  if (!defender) return undefined
  const { slug, texts, rights, country, situation, campaigns } = defender
  const related = await db.defender.findMany({
    where: {
      ...{ visibility: 'public', id: { not: id } },
      rights: { some: { rightId: { in: rights.map(({ rightId }) => rightId) } } },
    },
    select: { slug: true },
    take: relatedAtMost,
  })
  const names = [...new Set(texts.map(({ name }) => name))]
  const filters = [
    ...rights.map(({ rightId }) => `right=${rightId}`),
    ...(country ? [`country=${country}`] : []),
    `situation=${situation.replaceAll('_', '-')}`,
  ]
  return {
    slugs: [slug, ...campaigns.map((campaign) => campaign.slug)],
    names: [...names, ...titlesOf(campaigns)],
    addresses: [
      ...ownOfDefender(slug),
      ...campaigns.flatMap((campaign) => ownOfCampaign(campaign.slug)),
      ...listsOfPeople(names, filters),
      ...related.flatMap((one) =>
        listed('related', (locale) => addressOf(locale, 'defender', { slug: one.slug })),
      ),
      ...listsOfCampaigns(),
    ],
  }
}

async function ofCampaign(id: string): Promise<CheckedSubject | undefined> {
  const campaign = await db.campaign.findUnique({
    where: { id },
    select: { ...campaignParts, defender: { select: { slug: true } } },
  })
  if (!campaign) return undefined
  const { slug, defender } = campaign
  return {
    slugs: [slug],
    names: titlesOf([campaign]),
    addresses: [
      ...ownOfCampaign(slug),
      // Their own page shows the campaign about them.
      ...listed('profile', (locale) => addressOf(locale, 'defender', { slug: defender.slug })),
      ...listsOfCampaigns(),
    ],
  }
}

const titlesOf = (campaigns: { texts: { title: string }[] }[]) => [
  ...new Set(campaigns.flatMap(({ texts }) => texts.map(({ title }) => title))),
]

const each = (kind: AddressKind, own: boolean, pathOf: (locale: Locale) => string) =>
  locales.map((locale) => ({ kind, own, path: pathOf(locale) }))
const own = (kind: AddressKind, pathOf: (locale: Locale) => string) => each(kind, true, pathOf)
const listed = (kind: AddressKind, pathOf: (locale: Locale) => string) => each(kind, false, pathOf)

const ownOfDefender = (slug: string): CheckedAddress[] => [
  ...own('profile', (locale) => addressOf(locale, 'defender', { slug })),
  ...own('picture', (locale) => pictureAddress(locale, { kind: 'defenders', slug })),
]

const ownOfCampaign = (slug: string): CheckedAddress[] => [
  ...(['campaign', 'checkYourInbox', 'signed', 'lostLink'] as const).flatMap((page) =>
    own('campaign', (locale) => addressOf(locale, page, { slug })),
  ),
  ...own('picture', (locale) => pictureAddress(locale, { kind: 'campaigns', slug })),
  ...own('json', (locale) => `/api/campaigns/${slug}?locale=${locale}`),
  { kind: 'json', own: true, path: `/api/campaigns/${slug}/count` },
]

const listsOfPeople = (names: string[], filters: string[]): CheckedAddress[] => [
  ...listed('directory', (locale) => addressOf(locale, 'defenders')),
  ...filters.flatMap((filter) =>
    listed('directory', (locale) => `${addressOf(locale, 'defenders')}?${filter}`),
  ),
  ...names.flatMap((name) =>
    listed('search', (locale) => {
      const query = new URLSearchParams({ q: name })
      return `${addressOf(locale, 'defenders')}?${query}`
    }),
  ),
  ...listed('directory', (locale) => addressOf(locale, 'whyTheyFight')),
]

const listsOfCampaigns = (): CheckedAddress[] => [
  ...listed('home', (locale) => addressOf(locale, 'home')),
  ...listed('campaigns', (locale) => addressOf(locale, 'campaigns')),
  ...listed('json', (locale) => `/api/campaigns?locale=${locale}`),
  ...feedNames.flatMap((name) => listed('feed', (locale) => feedAddress(locale, name))),
  { kind: 'sitemap', own: false, path: '/sitemap.xml' },
]
