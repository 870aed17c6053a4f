/** Lines of text that lie on each other, or that their box cuts off. Runs in the page. */
export function textOnText(): string[] {
  type Line = { text: string; left: number; right: number; top: number; bottom: number }
  // Hidden text, and text that covers the page by design, is no text in the flow.
  const aside = '.away, .skip, .long, .to-form, select, script, style, [hidden]'
  const lines: Line[] = []
  const cut: string[] = []
  const scrollerOf = (element: Element | null): Element | null => {
    if (!element || element === document.body) return null
    const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowY)
    return scrolls ? element : scrollerOf(element.parentElement)
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const [parent, text] = [node.parentElement, node.textContent?.trim()]
    if (!text || !parent?.checkVisibility() || parent.closest(aside)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const frame = scrollerOf(parent)?.getBoundingClientRect()
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // What is scrolled out of its own frame is seen nowhere.
      if (frame && (top >= frame.bottom || bottom <= frame.top)) continue
      lines.push({ text: text.slice(0, 40), left, right, top, bottom })
    }
    const { overflowX, overflowY } = getComputedStyle(parent)
    const tooLarge =
      parent.scrollWidth > parent.clientWidth + 1 || parent.scrollHeight > parent.clientHeight + 1
    if (tooLarge && [overflowX, overflowY].includes('hidden')) cut.push(`cut off: ${text}`)
  }
  /** The boxes of letters are taller than tight lines are apart; letters meet from a third on. */
  const meet = (one: Line, other: Line) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) >
      Math.min(one.bottom - one.top, other.bottom - other.top) * 0.4
  return [
    ...cut,
    ...lines.flatMap((one, index) =>
      lines
        .slice(index + 1)
        .filter((other) => meet(one, other))
        .map((other) => `"${one.text}" on "${other.text}"`),
    ),
  ]
}
