/**
 * Finds the words of the page that are set on two lines without a hyphen between, each once. A
 * break is right at white space and behind a hyphen, a dash, a slash or a soft hyphen; and anywhere
 * in what is marked as an address, as code, or as a name that somebody typed. Runs in the page.
 */
export function brokenWords(): string[] {
  const mayBreak = 'bdi, code, pre, .address, script, style'
  const word = /[^\s\-‐–—/\u00AD\u200B]{2,}[-‐–—/]*/gu
  const broken = new Set<string>()
  for (const details of document.querySelectorAll('details')) details.open = true
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent?.checkVisibility() || parent.closest(mayBreak)) continue
    // Text for screen readers alone is in a box of one pixel.
    if (parent.closest('.away, .skip')) continue
    for (const { 0: text, index } of (node.textContent ?? '').matchAll(word)) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + text.length)
      const rects = [...range.getClientRects()].filter(({ width }) => width > 0)
      const bottom = Math.min(...rects.map((rect) => rect.bottom))
      if (rects.some(({ top }) => top >= bottom - 1)) broken.add(text)
    }
  }
  return [...broken]
}
