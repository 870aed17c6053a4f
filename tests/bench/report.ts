import { availableParallelism, totalmem } from 'node:os'
import { type CrowdFigure, crowdTable } from '@/tests/bench/crowd'
import type { FirstVisit } from '@/tests/bench/first-visit'
import { type MailFigure, mailTable } from '@/tests/bench/mail'
import type { FigureResult } from '@/tests/bench/rounds'
import { type SearchReport, searchTable } from '@/tests/bench/search-report'
import { align, metWord } from '@/tests/bench/table'

export type Bound = { name: string; bytes: number; max: number; met: boolean }

export type Report = {
  at: string
  machine: ReturnType<typeof machineFacts>
  figures: FigureResult[]
  /** Renders of the campaign page, read all the time while its version was raised. */
  renders: { renders: number; versions: number; answers: number }
  firstVisit: FirstVisit & { bounds: Bound[] }
  search: SearchReport
  crowd: CrowdFigure[]
  mail: MailFigure[]
}

/** The facts of the machine that affect the figures, without any that identify it. */
export function machineFacts(durability: string) {
  return {
    platform: process.platform,
    architecture: process.arch,
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    database: durability,
  }
}

const kilobyte = 1_024
const maxPageAndStyles = 14 * kilobyte
const maxEverything = 100 * kilobyte

export function boundsOf(visit: FirstVisit): Bound[] {
  const bound = (name: string, bytes: number, max: number): Bound => ({
    name,
    bytes,
    max,
    met: bytes <= max,
  })
  return [
    bound('first visit: page and styles', visit.pageAndStyles, maxPageAndStyles),
    bound('first visit: everything', visit.everything, maxEverything),
  ]
}

/** The report as a table for people. */
export function tableOf({
  machine,
  figures,
  renders,
  firstVisit,
  search,
  crowd,
  mail,
}: Report): string {
  const rows = figures.map(({ name, site, limitName, limit, ratio, cpuRatio, aim, met }) => [
    name,
    ...sideCells(site),
    limitName,
    ...sideCells(limit),
    ratio.toFixed(2),
    cpuRatio?.toFixed(2) ?? '',
    aim.toFixed(2),
    metWord(met),
  ])
  const { cores, node, database } = machine
  return [
    `${cores} cores, Node ${node}, ${database}. Times in ms; the ratio is the median of its rounds'.`,
    '',
    ...align([heads, ...rows], [0, 4]),
    '',
    `version raised, page read all the time: ${renders.renders} renders for ` +
      `${renders.versions} versions and ${renders.answers} readers`,
    ...firstVisit.bounds.map(
      ({ name, bytes, max, met }) => `${name}: ${bytes} bytes, at most ${max}: ${metWord(met)}`,
    ),
    '',
    searchTable(search),
    crowdTable(crowd),
    mailTable(mail),
  ].join('\n')
}

const heads = [
  'figure',
  'a second',
  'p50',
  'p99',
  'limit',
  'a second',
  'p50',
  'p99',
  'ratio',
  'by CPU',
  'aim',
  '',
]

function sideCells({ perSecond, p50, p99 }: FigureResult['site']): string[] {
  return [perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1)]
}
