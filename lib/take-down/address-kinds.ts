/**
 * The kinds of address at which somebody can be shown, as the proof of a take-down names them: pages of
 * their own, and what tells of many.
 */
export const addressKinds = [
  'profile',
  'campaign',
  'picture',
  'json',
  'home',
  'directory',
  'search',
  'related',
  'campaigns',
  'feed',
  'sitemap',
] as const

export type AddressKind = (typeof addressKinds)[number]

/** Who or what was taken down. */
export type TakenDown = { defenderId: string } | { campaignId: string }
