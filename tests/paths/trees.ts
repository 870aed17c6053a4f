import type { Page } from 'playwright-core'

/** Days as the three languages write them, and instants as machines do. */
const days = /\b\d{1,2} (?:de |d[’'])?\p{L}+ (?:de |del )?\d{4}\b/gu
const instants = /\d{4}-\d\d-\d\dT[\d:.]+Z/g

/** Of a long list to choose from its beginning is enough. */
const isNoFurtherOption = (line: string, index: number, lines: string[]) =>
  ![line, lines[index - 1], lines[index - 2], lines[index - 3]].every((one) =>
    /^\s*- option /.test(one ?? ''),
  )

/**
 * The accessibility tree of a page as YAML: each landmark, heading, list, link and field with its
 * name. Addresses are left out, since no screen reader reads them; values that differ from run to
 * run are generalised. Below: the current page, the descriptions of fields, and the parts in
 * another language.
 */
export async function treeOf(page: Page): Promise<string> {
  const tree = await page.locator('body').ariaSnapshot()
  const received = tree.split('\n').filter((line) => !/^\s*- \/url: /.test(line))
  const besides = await page.evaluate(whatTheTreeLeavesOut)
  const { origin, host } = new URL(page.url())
  return `${[...received.filter(isNoFurtherOption), ...besides.map((line) => `# ${line}`)]
    .join('\n')
    .replaceAll(origin, 'https://altaveu.example')
    .replaceAll(host, 'altaveu.example')
    .replace(/prova-\d+/g, 'prova')
    .replace(/[\w-]{43}(?![\w-])/g, 'TOKEN')
    .replace(instants, 'INSTANT')
    .replace(days, 'DAY')}\n`
}

function whatTheTreeLeavesOut(): string[] {
  const text = (part: Element | null) => {
    const text = (part?.textContent ?? '').replace(/\s+/g, ' ').trim()
    return text.length > 60 ? `${text.slice(0, 60)}…` : text
  }
  const all = (selector: string) => [...document.querySelectorAll(`body ${selector}`)]
  const description = (field: Element) =>
    (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => text(document.getElementById(id)))
      .join(' ')
  return [
    ...all('[aria-current]').map((link) => `current: ${text(link)}`),
    ...all('[aria-describedby]').map((field) => `${field.id} is described: ${description(field)}`),
    ...all('[lang]').map((part) => `in ${part.getAttribute('lang')}: ${text(part)}`),
  ]
}
