import { ask } from '@/tests/http/ask'

/**
 * Parses each element in order, and throws where one is not closed by its own name: that is enough
 * for the HTML that we write.
 */
export function elementsOf(xml: string): string[] {
  const open: string[] = []
  const found: string[] = []
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
  if (body === xml) throw new Error('No XML declaration')
  for (const [, closes, name = '', empty] of body.matchAll(
    /<(\/?)([\w:]+)(?: [\w:]+="[^"<]*")*(\/?)>/g,
  )) {
    if (closes) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`)
      continue
    }
    found.push(name)
    if (!empty) open.push(name)
  }
  const stray = body.replace(/<\/?[\w:]+(?: [\w:]+="[^"<]*")*\/?>/g, '').match(/[<>]|&(?!\w+;)/)
  if (open.length > 0 || stray) throw new Error(`Not well-formed: ${open} ${stray}`)
  return found
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#x27;': "'",
}
export const unescaped = (text: string) =>
  text.replace(/&(?:amp|lt|gt|quot|apos|#x27);/g, (one) => entities[one] ?? one)

/** The site's own addresses that a document names, in links, pictures, metadata and data alike. */
export function addressesIn(origin: string, text: string): string[] {
  const named = [
    ...text.matchAll(/(?:href|src|content|action)="([^"]*)"/g),
    ...text.matchAll(/<loc>([^<]*)<\/loc>/g),
    ...text.matchAll(/"(?:url|item|@id)":"([^"]*)"/g),
  ].map(([, address = '']) => unescaped(address))
  const own = named
    .filter((address) => address.startsWith('/') || address.startsWith(`${origin}/`))
    .map((address) => new URL(address, origin))
    .filter((url) => url.origin === origin)
  return [...new Set(own.map((url) => url.pathname + url.search))]
}

export type Walked = Map<string, { status: number; body: Buffer }>

/** The number of requests at once that one server answers without a queue. */
const abreast = 8

/** Fetches every document that can be reached from these addresses, with its answer. */
export async function walkSite(origin: string, from: readonly string[]): Promise<Walked> {
  const walked: Walked = new Map()
  const ways = [...new Set(from)]
  const known = new Set(ways)

  async function visit(path: string): Promise<void> {
    const { status, body, headers } = await ask(origin, path)
    walked.set(path, { status, body })
    const text = String(headers['content-type']).startsWith('image/') ? '' : body.toString('utf8')
    const on = typeof headers.location === 'string' ? [headers.location] : []
    for (const next of [...on, ...addressesIn(origin, text)]) {
      if (known.has(next) || /^\/(?:_next|fonts)\/|^\/language\?/.test(next)) continue
      known.add(next)
      ways.push(next)
    }
  }

  while (ways.length > 0) await Promise.all(ways.splice(0, abreast).map(visit))
  return walked
}
