import type { BenchSite } from '@/tests/bench/bench-sites'
import type { LoadProcess } from '@/tests/bench/processes'
import { benchToken } from '@/tests/bench/requests'
import { align, metWord } from '@/tests/bench/table'
import { ask, signByJson } from '@/tests/http/ask'

export type CrowdFigure = {
  name: string
  /** Milliseconds. */
  p50: number
  slowest: number
  statuses: Record<string, number>
  met: boolean
}

const connections = 320
const seconds = 20
const search = '/en/defenders?q=prova'
/** The milliseconds within which each is answered, however many search. */
const within = 1_000

/**
 * Measures requests to the site, one after the other, while one client searches on 320 connections
 * without a pause: signers and the operator must not notice it.
 */
export async function measureCrowd(
  load: LoadProcess,
  site: BenchSite,
  slug: string,
): Promise<CrowdFigure[]> {
  let ended = false
  const crowd = load
    .run({
      port: site.port,
      wanted: { kind: 'page', path: search },
      connections,
      seconds,
      status: 200,
    })
    .finally(() => {
      ended = true
    })
  const read = (path: string) => async () => (await ask(site.origin, path)).status
  let signers = 0
  const asks: Record<string, () => Promise<number>> = {
    ready: read('/api/health/ready'),
    'confirmation page': read(`/en/confirm/${benchToken(-1)}`),
    'own page': read(`/en/signature/${benchToken(-1)}`),
    'campaign page': read(`/en/campaigns/${slug}`),
    signature: async () => {
      const email = `crowd-${signers++}@example.org`
      return (await signByJson(site.origin, slug, { email })).status
    },
  }
  const taken = new Map<string, { times: number[]; statuses: Record<string, number> }>()
  while (!ended) {
    for (const [name, one] of Object.entries(asks)) {
      const began = performance.now()
      const status = await one()
      const { times, statuses } = taken.get(name) ?? { times: [], statuses: {} }
      times.push(performance.now() - began)
      statuses[status] = (statuses[status] ?? 0) + 1
      taken.set(name, { times, statuses })
    }
  }
  await crowd
  return [...taken].map(([name, { times, statuses }]) => {
    times.sort((one, other) => one - other)
    const slowest = times.at(-1) ?? Number.NaN
    const p50 = times[Math.floor(times.length / 2)] ?? Number.NaN
    const failed = Object.keys(statuses).some((status) => Number(status) >= 500)
    return { name, p50, slowest, statuses, met: !failed && slowest <= within }
  })
}

/** The figures as a table for people. */
export function crowdTable(figures: CrowdFigure[]): string {
  const rows = figures.map(({ name, p50, slowest, statuses, met }) => [
    name,
    p50.toFixed(0),
    slowest.toFixed(0),
    JSON.stringify(statuses),
    metWord(met),
  ])
  return [
    `While ${connections} connections search: ms, each within ${within}.`,
    '',
    ...align([['asked', 'p50', 'slowest', 'statuses', ''], ...rows], [0]),
    '',
  ].join('\n')
}
