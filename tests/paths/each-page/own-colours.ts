import { complaintsOfAxe, ofColours } from '@/tests/paths/each-page/axe'
import { onPaper } from '@/tests/paths/each-page/on-paper'
import type { Judge } from '@/tests/paths/each-page/test-each-kind'
import { expect } from '@/tests/support/test'

/** Somebody with colours of their own sees each edge, focus and drawing. */
export const ownColours: Judge = async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  expect.soft(await page.evaluate(unseenInForcedColours), 'in forced colours').toEqual([])
  expect.soft(await complaintsOfAxe(page, ofColours), 'in forced colours').toEqual([])
}

/** Somebody whom motion makes ill meets none. */
export const lessMotion: Judge = async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect.soft(await page.evaluate(whatMoves), 'seen to move').not.toEqual([])
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect.soft(await page.evaluate(whatMoves), 'with less motion').toEqual([])
}

/** What is printed is black on white, without what only a screen can use. */
export const printed: Judge = async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark', media: 'print' })
  expect.soft(await page.evaluate(onPaper), 'on paper').toEqual({
    controls: [],
    grounds: ['rgb(255, 255, 255)'],
    inks: ['rgb(0, 0, 0)'],
  })
  expect.soft(await page.locator('h1').isVisible(), 'heading on paper').toBe(true)
  const address = page.locator('.share input')
  if ((await address.count()) > 0)
    expect.soft(await address.isVisible(), 'address on paper').toBe(true)
}

/** Controls without an edge, and lines of drawings in the colour of their ground. */
function unseenInForcedColours(): string[] {
  if (!matchMedia('(forced-colors: active)').matches) return ['no forced colours']
  const probe = document.body.appendChild(document.createElement('i'))
  probe.style.color = 'Canvas'
  const ground = getComputedStyle(probe).color
  probe.remove()
  const seen = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
  const controls = seen('button, .button, select, input:not([type=checkbox], .away *)')
  const edgeless = controls.filter((one) => {
    const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(one)
    return borderTopStyle === 'none' || borderTopWidth === '0px' || borderTopColor === ground
  })
  const unseen = seen('svg [stroke], svg [fill=currentColor]').filter((one) => {
    const { stroke, fill } = getComputedStyle(one)
    return [stroke, fill].every((paint) => paint === 'none' || paint === ground)
  })
  return [...edgeless, ...unseen].map(({ outerHTML }) => outerHTML.slice(0, 120))
}

function whatMoves(): string[] {
  const moving = (durations: string) => durations.split(', ').some((one) => one !== '0s')
  return [...document.querySelectorAll('*')].flatMap((element) =>
    [undefined, '::before', '::after', '::first-letter']
      .map((part) => getComputedStyle(element, part))
      .filter(
        ({ transitionDuration, animationName, scrollBehavior }) =>
          moving(transitionDuration) || animationName !== 'none' || scrollBehavior !== 'auto',
      )
      .map(() => element.outerHTML.slice(0, 120)),
  )
}
