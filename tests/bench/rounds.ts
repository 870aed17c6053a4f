import type { LoadResult } from '@/tests/bench/load'
import { cpuOf, type LoadProcess } from '@/tests/bench/processes'
import type { Wanted } from '@/tests/bench/requests'

/** One side of a comparison: a server and the requests to it. */
export type Side = {
  port: number
  pid: number
  /** The status of every right answer. */
  status: number
  /** The requests of a round; no signer and no link occurs twice. */
  wanted: (round: number) => Wanted
}

export type Figure = { name: string; aim: number; limitName: string; limit: Side; site: Side }

export type SideResult = {
  perSecond: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Milliseconds of the server's CPU an answer; absent where the machine does not tell. */
  cpu?: number
  /** All right answers, the warm-up's included. */
  answers: number
}

export type FigureResult = {
  name: string
  aim: number
  /** The median of the rounds' ratios of requests a second. */
  ratio: number
  met: boolean
  ratios: number[]
  /** The same by the servers' processor time for an answer, which a busy machine disturbs less. */
  cpuRatio?: number
  limitName: string
  limit: SideResult
  site: SideResult
  /**
   * The highest share of a core that the load process took; near 1 it may have limited the rate.
   */
  loadCpu: number
}

const connections = 32
const warmUp = 4
/** Rounds that count, after the warm-up (round 0). */
export const rounds = 7
const secondsOfARound = 1.6

/**
 * Measures both sides in turn, the order changing from round to round, so that whatever else the
 * machine does falls on both. Throws as `runRound` does.
 */
export async function measure(load: LoadProcess, figure: Figure): Promise<FigureResult> {
  const limit: Round[] = []
  const site: Round[] = []
  const one = async (side: Side, round: number, into: Round[], seconds = secondsOfARound) => {
    into.push(await runRound(load, figure.name, side, round, seconds))
  }
  await one(figure.limit, 0, limit, warmUp)
  await one(figure.site, 0, site, warmUp)
  for (let round = 1; round <= rounds; round++) {
    if (round % 2 === 0) await one(figure.site, round, site)
    await one(figure.limit, round, limit)
    if (round % 2 === 1) await one(figure.site, round, site)
  }
  return summary(figure, limit, site)
}

type Round = LoadResult & { cpu: number | undefined }

/** One load on one side. Throws where any answer is another than it should be. */
export async function runRound(
  load: LoadProcess,
  name: string,
  { port, pid, status, wanted }: Side,
  round: number,
  seconds: number,
): Promise<Round> {
  const before = cpuOf(pid)
  const result = await load.run({ port, wanted: wanted(round), connections, seconds, status })
  const after = cpuOf(pid)
  if (Object.keys(result.unexpected).length > 0) {
    throw new Error(`${name}: answers of another status: ${JSON.stringify(result.unexpected)}`)
  }
  const used = before === undefined || after === undefined ? undefined : after - before
  return { ...result, cpu: used === undefined ? undefined : used / result.answers }
}

function summary(figure: Figure, limit: Round[], site: Round[]): FigureResult {
  const ratios = site.slice(1).map(({ perSecond }, round) => {
    return perSecond / (limit[round + 1]?.perSecond ?? Number.NaN)
  })
  const ratio = median(ratios)
  const [limitResult, siteResult] = [sideResult(limit), sideResult(site)]
  const cpuRatio = (limitResult.cpu ?? Number.NaN) / (siteResult.cpu ?? Number.NaN)
  return {
    name: figure.name,
    aim: figure.aim,
    ratio,
    met: ratio >= figure.aim,
    ratios,
    limitName: figure.limitName,
    ...(Number.isFinite(cpuRatio) ? { cpuRatio } : {}),
    limit: limitResult,
    site: siteResult,
    loadCpu: Math.max(...[...limit, ...site].map(({ ownCpu }) => ownCpu)),
  }
}

function sideResult(all: Round[]): SideResult {
  const counted = all.slice(1)
  const of = (pick: (round: Round) => number) => median(counted.map(pick))
  const cpu = counted.map((round) => round.cpu).filter((used) => used !== undefined)
  return {
    perSecond: of(({ perSecond }) => perSecond),
    p50: of(({ p50 }) => p50),
    p99: of(({ p99 }) => p99),
    ...(cpu.length > 0 ? { cpu: median(cpu) } : {}),
    answers: all.reduce((sum, { answers }) => sum + answers, 0),
  }
}

/** The middle one of an odd number of values, the upper of the two middle ones otherwise. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
