import { get } from 'node:http'

export type FirstVisit = {
  /** Compressed bytes of the bodies, as a browser takes them. */
  page: number
  styles: number
  scripts: number
  fonts: number
  images: number
  /** Page and styles. */
  pageAndStyles: number
  everything: number
}

/**
 * The bytes of a first visit to a page: itself and what it names: style sheets, scripts, images,
 * and of the fonts those that hold a character of it.
 */
export async function measureFirstVisit(address: string): Promise<FirstVisit> {
  const page = await fetchWhole(address)
  const sheets = await fetchAll(address, named(page.text, /<link\b[^>]*\brel="stylesheet"[^>]*/g))
  const scripts = await fetchAll(address, named(page.text, /<script\b[^>]*\bsrc=[^>]*/g))
  const images = await fetchAll(address, named(page.text, /<img\b[^>]*/g))
  const css = [page.text, ...sheets.map(({ text }) => text)].join('\n')
  const fonts = await fetchAll(address, fontsFor(css, page.text))
  const styles = sum(sheets)
  const parts = {
    page: page.bytes,
    styles,
    scripts: sum(scripts),
    fonts: sum(fonts),
    images: sum(images),
  }
  return {
    ...parts,
    pageAndStyles: page.bytes + styles,
    everything: Object.values(parts).reduce((total, bytes) => total + bytes, 0),
  }
}

type Fetched = { bytes: number; text: string }

const sum = (all: Fetched[]) => all.reduce((total, { bytes }) => total + bytes, 0)

/** The addresses that elements name in `href` or `src`, each once. */
function named(page: string, elements: RegExp): string[] {
  const addresses = [...page.matchAll(elements)].map(
    ([element]) => /\b(?:href|src)="([^"]+)"/.exec(element)?.[1],
  )
  return [...new Set(addresses.filter((address) => address !== undefined))]
}

/** The font files of a style sheet that a browser may fetch for a text. */
function fontsFor(css: string, text: string): string[] {
  const points = new Set([...text].map((character) => character.codePointAt(0) ?? 0))
  const files = [...css.matchAll(/@font-face\s*\{[^}]*\}/g)].flatMap(([face]) => {
    const file = /url\(["']?([^"')]+)["']?\)/.exec(face)?.[1]
    const ranges = /unicode-range:([^;}]+)/.exec(face)?.[1]
    return file && (!ranges || [...points].some((point) => isIn(ranges, point))) ? [file] : []
  })
  return [...new Set(files)]
}

/** Whether a code point is in a list such as `U+20-FF, U+1??, U+152` (CSS Fonts 4, 4.5). */
function isIn(ranges: string, point: number): boolean {
  return ranges.split(',').some((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-')
    const lowest = Number.parseInt(first.replaceAll('?', '0'), 16)
    const highest = Number.parseInt(last.replaceAll('?', 'F'), 16)
    return point >= lowest && point <= highest
  })
}

function fetchAll(base: string, addresses: string[]): Promise<Fetched[]> {
  return Promise.all(addresses.map((address) => fetchWhole(new URL(address, base).href)))
}

/** A body's bytes as they came over the wire, and its text (asked for again, not compressed). */
async function fetchWhole(address: string): Promise<Fetched> {
  const { body } = await fetchRaw(address, 'br, zstd, gzip')
  const { body: plain } = await fetchRaw(address, 'identity')
  return { bytes: body.length, text: plain.toString('utf8') }
}

export type RawResponse = { status: number; headers: string[]; body: Buffer }

/** An answer as it came over the wire: nothing followed, nothing unpacked. */
export function fetchRaw(address: string, encoding: string): Promise<RawResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<RawResponse>()
  get(address, { headers: { 'accept-encoding': encoding } }, (response) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('error', reject)
    response.on('end', () => {
      const { statusCode: status = 0, rawHeaders: headers } = response
      if (status !== 200) reject(new Error(`${new URL(address).pathname} answered ${status}`))
      else resolve({ status, headers, body: Buffer.concat(chunks) })
    })
  }).on('error', reject)
  return promise
}
