import type { Page } from 'playwright-core'

/** The number of controls that got the focus, and the faults of their focus. */
export type Walk = { steps: number; complaints: string[] }

const maxSteps = 250

/**
 * Tabs through a page until every control had the focus. Complains of a focus that cannot be seen
 * (an outline of 3 px in another colour than its background), of one that something else covers or
 * that lies outside the window (WCAG 2.4.7, 2.4.11 to 2.4.13), and of controls that never got it.
 */
export async function walkByKeyboard(page: Page): Promise<Walk> {
  const complaints: string[] = []
  await page.evaluate(forgetWalk)
  // A page may begin further down, at a form's answer: after its end comes its beginning.
  for (let steps = 0, ends = 0; steps < maxSteps; ) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(lookAtFocus)
    if (here === 'been there' || (here === 'nowhere' && ends > 1))
      return { steps, complaints: complaints.concat(await notComeTo(page)) }
    if (here === 'nowhere') ends++
    else {
      steps++
      complaints.push(...here)
    }
  }
  throw new Error('The walk does not end')
}

/** Runs in the page: as if nobody had walked there yet. */
function forgetWalk(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  for (const one of document.querySelectorAll('[data-walked]')) one.removeAttribute('data-walked')
}

/** Runs in the page. */
function lookAtFocus(): 'nowhere' | 'been there' | string[] {
  const element = document.activeElement
  if (!element || element === document.body) return 'nowhere'
  if (element.hasAttribute('data-walked')) return 'been there'
  element.setAttribute('data-walked', '')
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
  const wrong: string[] = []
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 3) wrong.push('no outline')
  if (outlineColor === getComputedStyle(document.documentElement).backgroundColor)
    wrong.push('an outline in the colour of the ground')
  const inWindow = [...element.getClientRects()]
    .flatMap(({ left, right, top, bottom }) =>
      [0.1, 0.5, 0.9].flatMap((x) =>
        [0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const),
      ),
    )
    .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight)
  if (inWindow.length === 0) wrong.push('out of the window')
  for (const [x, y] of inWindow) {
    const top = document.elementFromPoint(x, y)
    if (top && top !== element && !element.contains(top) && !top.contains(element)) {
      wrong.push(`covered by ${top.outerHTML.slice(0, 60)}`)
      break
    }
  }
  return wrong.map((fault) => `${fault}: ${element.outerHTML.slice(0, 100)}`)
}

function notComeTo(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input, select, summary')]
      .filter((one) => one.checkVisibility() && !one.closest('[aria-hidden]'))
      .filter((one) => !one.hasAttribute('data-walked'))
      .map(({ outerHTML }) => `never come to: ${outerHTML.slice(0, 100)}`),
  )
}
