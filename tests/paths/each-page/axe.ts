import { readFileSync } from 'node:fs'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { root } from '@/tests/support/root'

const axeSource = readFileSync(`${root}/node_modules/axe-core/axe.min.js`, 'utf8')

/** The rules of WCAG 2.2 at AA, and axe's best practices. */
const everything: axe.RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}

/** The rules that depend on the reader's colours. */
export const ofColours: axe.RunOnly = {
  type: 'rule',
  values: ['color-contrast', 'link-in-text-block'],
}

export async function complaintsOfAxe(page: Page, runOnly = everything): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await injectAxe(page)
  const { violations } = await page.evaluate(
    (runOnly) =>
      (globalThis as typeof globalThis & { axe: typeof axe }).axe.run(document, {
        runOnly,
        resultTypes: ['violations'],
        preload: false,
        elementRef: false,
      }),
    runOnly,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  )
}

/**
 * The script is injected by the debugger, since the page's own policy allows no foreign script, and
 * not by `page.evaluate`, which evaluates it within another script and takes three times as long.
 */
async function injectAxe(page: Page): Promise<void> {
  const debuggee = await page.context().newCDPSession(page)
  await debuggee.send('Runtime.evaluate', { expression: `${axeSource};0` })
  await debuggee.detach()
}
