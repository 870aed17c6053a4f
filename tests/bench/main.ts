import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { step } from '@/commands/runtime/steps'
import { samples } from '@/prisma/seed/samples/samples'
import type { BareAnswer } from '@/tests/bench/bare-server'
import {
  addMailedRequests,
  type BenchDatabase,
  countRenders,
  raiseEvery,
  startBenchDatabase,
} from '@/tests/bench/bench-database'
import { type BenchSite, makeBenchInstallation, startBenchSite } from '@/tests/bench/bench-sites'
import { measureCrowd } from '@/tests/bench/crowd'
import { emptyHandlers } from '@/tests/bench/empty-handlers'
import {
  actFigures,
  type BenchPaths,
  benchPaths,
  keptFigure,
  keptPages,
  linksOfARound,
  raisedFigure,
} from '@/tests/bench/figures'
import { fetchRaw, measureFirstVisit } from '@/tests/bench/first-visit'
import { measureMail } from '@/tests/bench/mail'
import {
  type LoadProcess,
  measureSearch,
  startBareServer,
  startLoadProcess,
} from '@/tests/bench/processes'
import { boundsOf, machineFacts, type Report, tableOf } from '@/tests/bench/report'
import { type FigureResult, measure, rounds, runRound, type Side } from '@/tests/bench/rounds'
import { buildSiteCopy } from '@/tests/bench/site-copy'
import { type Undo, undoing } from '@/tests/bench/undoing'
import { root } from '@/tests/support/root'

async function bench(undo: Undo): Promise<Report> {
  const slug = samples[0]?.slug ?? ''
  const paths = benchPaths(slug)
  const copy = await step('Building the site', () => buildSiteCopy())
  undo.push(copy.remove)
  const emptyCopy = await step('Building it with empty handlers', () =>
    buildSiteCopy(emptyHandlers({ signed: paths.checkYourInbox, confirmed: paths.signed })),
  )
  undo.push(emptyCopy.remove)
  const database = await step('Starting PostgreSQL', startBenchDatabase)
  undo.push(database.end)
  const installation = await makeBenchInstallation(database)
  undo.push(installation.remove)
  const site = await startBenchSite(installation, copy.folder)
  undo.push(site.child.stop)
  const load = await startLoadProcess()
  undo.push(load.end)

  const firstVisit = await measureFirstVisit(site.origin + paths.campaign)
  const pages = await measurePages(load, database, paths, site)
  const empty = await startBenchSite(installation, emptyCopy.folder)
  undo.push(empty.child.stop)
  const acts = await measureActs(load, database, paths, site, empty)
  await empty.child.stop()
  const crowd = await step('Measuring: a crowd that searches', () => measureCrowd(load, site, slug))
  await site.child.stop()
  const mail = await step('Measuring: letters', () => measureMail(database, installation, slug))
  const search = await step('Measuring: the search', measureSearch)
  return {
    at: new Date().toISOString(),
    machine: machineFacts(database.durability),
    figures: [...pages.figures, ...acts],
    renders: pages.renders,
    firstVisit: { ...firstVisit, bounds: boundsOf(firstVisit) },
    search,
    crowd,
    mail,
  }
}

async function measurePages(
  load: LoadProcess,
  database: BenchDatabase,
  paths: BenchPaths,
  site: BenchSite,
) {
  const figures: FigureResult[] = []
  for (const { name, path } of keptPages(paths)) {
    const bare = await startBareServer(await bareAnswer(site.origin + path))
    const kept = keptFigure(`${name}, kept`, path, site, bare)
    figures.push(await reportProgress(kept.name, measure(load, kept)))
    bare.end()
  }
  const bare = await startBareServer(await bareAnswer(site.origin + paths.campaign))
  const raised = raisedFigure(keptFigure('campaign page', paths.campaign, site, bare))
  const raising = raiseEvery(1_000, database)
  figures.push(await reportProgress(raised.name, measure(load, raised)).finally(raising.stop))
  bare.end()
  const renders = await countRendersUnderLoad(load, database, raised.site)
  return { figures, renders }
}

/** A page's own status, headers and compressed bytes. */
async function bareAnswer(address: string): Promise<BareAnswer> {
  const { status, headers, body } = await fetchRaw(address, 'br')
  return { status, headers: withoutNodesOwn(headers), body: body.toString('base64') }
}

const secondsOfCounting = 8

/**
 * The interval is shorter than the second after which a count is renewed too, so that only versions
 * cause renders.
 */
const periodOfCounting = 700

/** Measures how often a page is rendered that is read all the time while its version is raised. */
async function countRendersUnderLoad(load: LoadProcess, database: BenchDatabase, side: Side) {
  const before = await countRenders(database)
  const raising = raiseEvery(periodOfCounting, database)
  const { answers } = await runRound(load, 'counting renders', side, 0, secondsOfCounting).finally(
    raising.stop,
  )
  const versions = await raising.stop()
  return { renders: (await countRenders(database)) - before, versions, answers }
}

/** Headers that Node writes by itself in both servers. */
const nodesOwn = new Set(['date', 'connection', 'keep-alive'])

function withoutNodesOwn(headers: string[]): string[] {
  return headers.filter((_, at) => !nodesOwn.has((headers[at - (at % 2)] ?? '').toLowerCase()))
}

async function measureActs(
  load: LoadProcess,
  database: BenchDatabase,
  paths: BenchPaths,
  site: BenchSite,
  empty: BenchSite,
): Promise<FigureResult[]> {
  const [campaign] = await database.query<{ id: string }>(
    'SELECT id FROM campaign WHERE slug = $1',
    [samples[0]?.slug],
  )
  await addMailedRequests(database, campaign?.id ?? '', (rounds + 1) * linksOfARound)
  const results: FigureResult[] = []
  for (const figure of await actFigures(paths, site, empty)) {
    results.push(await reportProgress(figure.name, measure(load, figure)))
  }
  await assertStored(database, results)
  return results
}

/**
 * Checks that every successful answer has its row: a rate at which signatures are lost is no
 * result.
 */
async function assertStored(database: BenchDatabase, acts: FigureResult[]): Promise<void> {
  const [json, form, confirmation] = acts.map(({ site }) => site.answers)
  const [row] = await database.query<{ requests: number; signatures: number }>(
    `SELECT (SELECT count(*) FROM signature_request WHERE consent_version <> 'bench')::int AS requests,
      (SELECT count(*) FROM signature)::int AS signatures`,
  )
  if (row?.requests !== (json ?? 0) + (form ?? 0) || row.signatures !== confirmation) {
    throw new Error(`Answered ${json} + ${form} + ${confirmation}, stored ${JSON.stringify(row)}`)
  }
}

function reportProgress(name: string, measuring: Promise<FigureResult>): Promise<FigureResult> {
  return step(
    `Measuring: ${name}`,
    () => measuring,
    ({ ratio }) => ratio.toFixed(2),
  )
}

await undoing(async (undo) => {
  const report = await bench(undo)
  writeFileSync(join(root, 'bench-results.json'), `${JSON.stringify(report, null, 2)}\n`)
  process.stdout.write(`\n${tableOf(report)}`)
})
