/**
 * Finds parts that only a screen can use, background colours, and the colours of words. Runs in the
 * page.
 */
export function onPaper() {
  const seen = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
  const controls = seen(
    'nav, .languages, search, form, button, select, .skip, .to-form, input:not([readonly]), .button',
  )
  const worded = seen('body *').filter((one) =>
    [...one.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    ),
  )
  const stuck = seen('body *').filter((one) => getComputedStyle(one).position === 'sticky')
  return {
    controls: [...controls, ...stuck].map(({ outerHTML }) => outerHTML.slice(0, 120)),
    grounds: [...new Set([getComputedStyle(document.documentElement).backgroundColor])],
    inks: [...new Set(worded.map((one) => getComputedStyle(one).color))],
  }
}
