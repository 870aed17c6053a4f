import lighthouse, { type Flags, type Result } from 'lighthouse'
import type { VisitedPage } from '@/tests/lighthouse/visited-pages'

/** The categories that Lighthouse scores, each from 0 to 100, with Altaveu's minimum. */
export const minScores = {
  performance: 95,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
} as const

export type Category = keyof typeof minScores
export const categories = Object.keys(minScores) as Category[]

export type Judgement = {
  page: VisitedPage
  scores: Record<Category, number>
  /** Of performance: each run's. */
  runs: number[]
  /** The audits that lower a page's score. */
  failures: string[]
}

/**
 * Speed is measured several times, since other programs disturb it; the other scores are the same
 * each time.
 */
const speedRuns = 3

/** Judges a page in the browser that listens to Lighthouse on that port. */
export async function judgePage(
  page: VisitedPage,
  origin: string,
  port: number,
): Promise<Judgement> {
  const url = origin + page.address
  const whole = await run(url, page, port, categories)
  const speeds = [scoreOf(whole, 'performance')]
  while (speeds.length < speedRuns) {
    speeds.push(scoreOf(await run(url, page, port, ['performance']), 'performance'))
  }
  const scores = {
    performance: median(speeds),
    accessibility: scoreOf(whole, 'accessibility'),
    'best-practices': scoreOf(whole, 'best-practices'),
    seo: scoreOf(whole, 'seo'),
  }
  const short = categories.filter((category) => scores[category] < minScores[category])
  return { page, scores, runs: speeds, failures: short.flatMap((one) => failuresOf(whole, one)) }
}

/** One run with Lighthouse's own settings for a phone: a slow one, on a slow network, simulated. */
async function run(
  url: string,
  { skipped }: VisitedPage,
  port: number,
  onlyCategories: Category[],
): Promise<Result> {
  const audits = skipped.map(({ audit }) => audit)
  const flags: Flags = {
    port,
    onlyCategories,
    skipAudits: audits,
    // It would refuse to judge the page that says that there is none.
    ignoreStatusCode: audits.includes('http-status-code'),
    disableFullPageScreenshot: true,
    logLevel: 'error',
    output: 'json',
  }
  const result = await lighthouse(url, flags)
  const { lhr } = result ?? {}
  if (!lhr || lhr.runtimeError) {
    throw new Error(`Lighthouse could not judge ${url}: ${lhr?.runtimeError?.message ?? ''}`)
  }
  return lhr
}

/** In hundredths, as its report shows it; what could not be scored counts nothing. */
function scoreOf(result: Result, category: Category): number {
  return Math.round((result.categories[category]?.score ?? 0) * 100)
}

function failuresOf(result: Result, category: Category): string[] {
  const audits = result.categories[category]?.auditRefs ?? []
  return audits.flatMap(({ id, weight }) => {
    const { score = 1, title = '', explanation = '', details } = result.audits[id] ?? {}
    if (weight === 0 || score === null || score === 1) return []
    const found = details && 'items' in details ? JSON.stringify(details.items) : ''
    return [`${category}: ${id} (${score}): ${title}. ${explanation} ${found.slice(0, longest)}`]
  })
}

/** The number of characters that are shown of an audit's findings. */
const longest = 500

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}
