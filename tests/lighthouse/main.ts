import { buildForTests } from '@/commands/checks/build-step'
import { say, step } from '@/commands/runtime/steps'
import { type Judgement, judgePage } from '@/tests/lighthouse/judge-page'
import { fallsShort, judgementTable } from '@/tests/lighthouse/judgement-table'
import { prepareSite } from '@/tests/lighthouse/prepare-site'
import { visitedPages } from '@/tests/lighthouse/visited-pages'
import { launchBrowser } from '@/tests/support/browser'
import { startTestCluster } from '@/tests/support/cluster'
import { freePort } from '@/tests/support/free-port'
import { unpackBrowser } from '@/tests/support/with-browser'

/** What was started and made, undone in reverse whatever happens. */
const undo: (() => unknown)[] = []
let undoing: Promise<void> | undefined

function undoAll(): Promise<void> {
  undoing ??= (async () => {
    for (const one of undo.reverse()) await one()
  })()
  return undoing
}

/** Whatever a page or the browser itself would ask of others finds nobody. */
const onlyThisMachine = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'

async function startBrowser(): Promise<number> {
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

async function judgeAll(patterns: readonly string[]): Promise<Judgement[]> {
  await step('Building the site', () => buildForTests(new AbortController().signal))
  const cluster = await step('Starting PostgreSQL', () => startTestCluster({ durable: false }))
  undo.push(cluster.end)
  const { site, prepared, end } = await step('Starting the site', () => prepareSite(cluster))
  undo.push(end)
  const port = await step('Starting Chromium', startBrowser)
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

const interrupted = () => void undoAll().finally(() => process.exit(130))
process.on('SIGINT', interrupted)
process.on('SIGTERM', interrupted)
process.on('disconnect', interrupted)
try {
  const judgements = await judgeAll(process.argv.slice(2))
  say(`\n${judgementTable(judgements)}`)
  if (judgements.length === 0) say('No page has such a name.')
  process.exitCode = judgements.length === 0 || judgements.some(fallsShort) ? 1 : 0
} finally {
  await undoAll()
}
process.off('disconnect', interrupted)
if (process.connected) process.disconnect()
