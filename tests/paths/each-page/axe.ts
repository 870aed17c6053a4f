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
  const { violations } = await page.evaluate((runOnly) => {
    const all = globalThis as typeof globalThis & { axe?: typeof axe; loadAxe: () => void }
    if (!all.axe) all.loadAxe()
    return (all.axe as typeof axe).run(document, {
      runOnly,
      resultTypes: ['violations'],
      preload: false,
      elementRef: false,
    })
  }, runOnly)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  )
}

/**
 * Lets axe be there in every document that this page opens from now on. The debugger hands the script
 * over once, since the page's own policy allows no foreign one; each document has it as a function
 * that is called where axe is needed, so that a renderer compiles it once.
 */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript(`globalThis.loadAxe = function () { ${axeSource} }`)
}
