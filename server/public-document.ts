import { createHash } from 'node:crypto'
import { pageContentPolicy } from '@/server/security-headers'

export type PublicDocument = {
  html: string
  contentPolicy: string
  /** Whether React failed in a part of the page and left it to a script that is not sent. */
  incomplete: boolean
}

// React escapes `<` and `>` in all text and attributes, so in what it wrote an element's
// delimiters can be found by their characters.
const scripts = /<script\b([^>]*)>[\s\S]*?<\/script>/g
const scriptPreloads =
  /<link\b(?=[^>]*\brel="(?:preload|modulepreload|prefetch)")(?=[^>]*\bas="script"|[^>]*\brel="modulepreload")[^>]*>/g
const reactMarks = /<!--(?:\/?\$|\$[?!~]|\/?&|F!?|\/?\[|\]| )?-->/g
const styles = /<style\b[^>]*>([\s\S]*?)<\/style>/g
const leftToScript = /<template[^>]*\s(?:data-dgst|id="B:)|<html[^>]*\sid="__next_error__"/

// The second script is rendered, and served, under development alone.
const ownScript = /\bsrc="\/(?:enhance|development\/reload)\.js"/
const dataType =
  /\btype="(?!(?:text|application)\/(?:java|ecma)script|module|importmap|speculationrules)[^"]+"/

/**
 * Next's page as the public gets it: without the framework's scripts, preloads and payload (data
 * blocks and our own scripts stay), with the policy that allows exactly what is left.
 */
export function publicDocument(page: string): PublicDocument {
  const html = page
    .replace(scripts, (whole, attributes: string) => (stays(attributes) ? whole : ''))
    .replace(scriptPreloads, '')
    .replace(reactMarks, '')
    .replaceAll('<div hidden=""></div>', '')
  const hashes = [...html.matchAll(styles)].map(([, css = '']) => sha256(css))
  return {
    html,
    contentPolicy: pageContentPolicy({
      styleHashes: [...new Set(hashes)],
      styleSheet: /<link\b[^>]*\brel="stylesheet"/.test(html),
      script: ownScript.test(html),
    }),
    incomplete: leftToScript.test(html),
  }
}

function stays(attributes: string): boolean {
  return ownScript.test(attributes) || (dataType.test(attributes) && !/\bsrc=/.test(attributes))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
