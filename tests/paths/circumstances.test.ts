import { complaintsOfAxe, ofColours } from '@/tests/paths/axe'
import { preparePageKinds } from '@/tests/paths/page-kinds'
import { expect, test } from '@/tests/support/test'

test('somebody who reads in colours of their own sees each edge, focus and drawing', async ({
  people,
  site,
}) => {
  const reader = await people.arrive({ locale: 'ca' })
  for (const { name, visit } of await preparePageKinds(site)) {
    await visit(reader, 'ca')
    await reader.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    expect.soft(await reader.page.evaluate(unseenInForcedColours), name).toEqual([])
    expect.soft(await complaintsOfAxe(reader.page, ofColours), name).toEqual([])
  }
})

test('somebody whom motion makes ill meets none, on any kind of page', async ({ people, site }) => {
  const reader = await people.arrive({ locale: 'ca' })
  for (const { name, visit } of await preparePageKinds(site)) {
    await visit(reader, 'ca')
    await reader.page.emulateMedia({ reducedMotion: 'no-preference' })
    expect.soft(await reader.page.evaluate(whatMoves), `${name}: seen to move`).not.toEqual([])
    await reader.page.emulateMedia({ reducedMotion: 'reduce' })
    expect.soft(await reader.page.evaluate(whatMoves), name).toEqual([])
  }
})

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
