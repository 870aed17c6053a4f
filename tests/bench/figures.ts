import { addressOf } from '@/lib/i18n/routing'
import { defenders as programme } from '@/prisma/seed/programme/defenders'
import type { BenchSite } from '@/tests/bench/bench-sites'
import { readHidden } from '@/tests/bench/form-page'
import type { BareServer } from '@/tests/bench/processes'
import { benchToken, type Hidden, type Wanted } from '@/tests/bench/requests'
import type { Figure, Side } from '@/tests/bench/rounds'

const locale = 'ca'

/** A person with several rights and their notes, whose profile is long. */
const profileSlug =
  programme.toSorted((one, other) => other.rights.length - one.rights.length)[0]?.slug ?? ''

/** The addresses that are measured, of one campaign in one language. */
export function benchPaths(slug: string) {
  return {
    campaign: addressOf(locale, 'campaign', { slug }),
    checkYourInbox: addressOf(locale, 'checkYourInbox', { slug }),
    signed: addressOf(locale, 'signed', { slug }),
    confirm: (token: string) => addressOf(locale, 'confirm', { token }),
    directory: addressOf(locale, 'defenders'),
    profile: addressOf(locale, 'defender', { slug: profileSlug }),
    signatures: `/api/campaigns/${slug}/signatures`,
  }
}

export type BenchPaths = ReturnType<typeof benchPaths>

/** The signers of a round; each round has others. */
const signersOfARound = 1_000_000
/** The links that a round may confirm: more than any server confirms in its time. */
export const linksOfARound = 5_000

/** The stored pages that are read most. */
export function keptPages(paths: BenchPaths) {
  return [
    { name: 'campaign page', path: paths.campaign },
    { name: 'directory', path: paths.directory },
    { name: 'profile', path: paths.profile },
  ]
}

export function keptFigure(name: string, path: string, site: BenchSite, bare: BareServer): Figure {
  const wanted = (): Wanted => ({ kind: 'page', path })
  const limitName = 'bare node:http server, same bytes'
  const limit: Side = { port: bare.port, pid: bare.pid, status: 200, wanted }
  const own: Side = { port: site.port, pid: site.child.pid, status: 200, wanted }
  return { name, aim: 0.8, limitName, limit, site: own }
}

export const raisedFigure = (page: Figure): Figure => ({
  ...page,
  name: `${page.name}, version raised each second`,
  aim: 0.7,
})

/** The acts of signing and confirming, each beside an empty handler of the same server. */
export async function actFigures(
  paths: BenchPaths,
  site: BenchSite,
  empty: BenchSite,
): Promise<Figure[]> {
  const json = (round: number): Wanted => ({
    kind: 'json',
    path: paths.signatures,
    from: round * signersOfARound,
  })
  const form = async ({ origin }: BenchSite) => {
    const hidden = await readHidden(origin + paths.campaign)
    return (round: number): Wanted => ({
      kind: 'form',
      path: paths.campaign,
      hidden,
      // These signers are other people than those who sign by JSON.
      from: (round + 100) * signersOfARound,
    })
  }
  const confirmation = async ({ origin }: BenchSite) => {
    const hidden: Hidden = await readHidden(origin + paths.confirm(benchToken(0)))
    return (round: number): Wanted => ({
      kind: 'confirmation',
      path: paths.confirm('{token}').replace('%7Btoken%7D', '{token}'),
      hidden,
      from: round * linksOfARound,
      before: (round + 1) * linksOfARound,
    })
  }
  const side = (of: BenchSite, status: number, wanted: Side['wanted']): Side => ({
    port: of.port,
    pid: of.child.pid,
    status,
    wanted,
  })
  const redirects = 'empty redirecting action, same server'
  return [
    {
      name: 'signature by JSON, stored',
      aim: 0.7,
      limitName: 'empty JSON handler, same server',
      limit: side(empty, 202, json),
      site: side(site, 202, json),
    },
    {
      name: 'signature by form, stored',
      aim: 0.6,
      limitName: redirects,
      limit: side(empty, 303, await form(empty)),
      site: side(site, 303, await form(site)),
    },
    {
      name: 'confirmation, stored',
      aim: 0.6,
      limitName: redirects,
      limit: side(empty, 303, await confirmation(empty)),
      site: side(site, 303, await confirmation(site)),
    },
  ]
}
