import { buildForTests } from '@/commands/checks/build-step'
import { printLine, step } from '@/commands/runtime/steps'
import { type Undo, undoing } from '@/tests/bench/undoing'
import { type Judgement, judgePage } from '@/tests/lighthouse/judge-page'
import { fallsShort, judgementTable } from '@/tests/lighthouse/judgement-table'
import { prepareSite } from '@/tests/lighthouse/prepare-site'
import { visitedPages } from '@/tests/lighthouse/visited-pages'
import { launchBrowser } from '@/tests/support/browser'
import { startTestCluster } from '@/tests/support/cluster'
import { freePort } from '@/tests/support/free-port'
import { unpackBrowser } from '@/tests/support/setup/with-browser'

/** No request of a page or the browser itself to another host finds one. */
const onlyThisMachine = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'

async function startBrowser(undo: Undo): Promise<number> {
  const folder = await unpackBrowser()
  undo.push(folder.remove)
  const port = await freePort()
  const browser = await launchBrowser(folder.path, [
    `--remote-debugging-port=${port}`,
    onlyThisMachine,
  ])
  undo.push(() => browser.close())
  return port
}

async function judgeAll(undo: Undo, patterns: readonly string[]): Promise<Judgement[]> {
  await step('Building the site', () => buildForTests(new AbortController().signal))
  const cluster = await step('Starting PostgreSQL', () => startTestCluster({ durable: false }))
  undo.push(cluster.end)
  const { site, prepared, end } = await step('Starting the site', () => prepareSite(cluster))
  undo.push(end)
  const port = await step('Starting Chromium', () => startBrowser(undo))
  const pages = visitedPages(prepared).filter(
    ({ name }) => patterns.length === 0 || patterns.some((pattern) => name.includes(pattern)),
  )
  const judgements: Judgement[] = []
  for (const page of pages) {
    const judging = () => judgePage(page, site.origin, port)
    const words = ({ scores }: Judgement) => Object.values(scores).join(' / ')
    judgements.push(await step(`${page.name} (${page.locale})`, judging, words))
  }
  return judgements
}

await undoing(async (undo) => {
  const judgements = await judgeAll(undo, process.argv.slice(2))
  printLine(`\n${judgementTable(judgements)}`)
  if (judgements.length === 0) printLine('No page has such a name.')
  process.exitCode = judgements.length === 0 || judgements.some(fallsShort) ? 1 : 0
})
