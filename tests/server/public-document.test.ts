import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { publicDocument } from '@/server/public-document'

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="ca"><head>${head}</head><body>${body}</body></html>`

describe('what leaves with a public page', () => {
  test('nothing of the framework’s client runtime', () => {
    const { html } = publicDocument(
      page(
        '<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><link rel="modulepreload" href="/b.js"/><script src="/_next/a.js" async=""></script>',
        '<div hidden=""><!--$--><!--/$--></div><p>Set<!-- --> 7</p><script>(self.__next_f=self.__next_f||[]).push([0])</script><script id="_R_">if (a < b && c > d) {}</script>',
      ),
    )
    expect(html).toBe(page('', '<p>Set 7</p>'))
  })

  test('its data, its own module, its fonts and its styles stay', () => {
    const kept = [
      '<link rel="preload" href="/fonts/a.woff2" as="font" type="font/woff2" crossorigin=""/>',
      '<script type="application/ld+json">{"name":"Nil"}</script>',
      '<script type="module" src="/enhance.js" async=""></script>',
      '<style data-href="a">p{color:red}</style>',
    ].join('')
    expect(publicDocument(page(kept, '')).html).toBe(page(kept, ''))
  })

  test('no script from elsewhere, whatever type it claims', () => {
    const foreign = [
      '<script src="https://evil.test/enhance.js"></script>',
      '<script type="application/json" src="/x.js"></script>',
      '<script type="module">alert(1)</script>',
      '<script type="text/javascript">alert(1)</script>',
      '<script type="importmap">{}</script>',
      '<script type="speculationrules">{}</script>',
    ].join('')
    expect(publicDocument(page('', foreign)).html).toBe(page('', ''))
  })

  test('what people wrote stays as they wrote it', () => {
    const written = '<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- --&gt;</p>'
    expect(publicDocument(page('', written)).html).toBe(page('', written))
  })
})

describe('the policy of a page', () => {
  const policyOf = (head: string) => publicDocument(page(head, '')).contentPolicy

  test('allows each of its styles by its hash, and nothing unsafe', () => {
    const css = 'p{content:"é"}'
    const hash = createHash('sha256').update(css).digest('base64')
    const policy = policyOf(`<style>${css}</style>`)
    expect(policy).toContain(`style-src 'sha256-${hash}'`)
    expect(policy).toMatch(/^default-src 'none'/)
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  })

  test('allows scripts only where the page has its module, and styles only where it has some', () => {
    expect(policyOf('')).not.toMatch(/script-src|style-src/)
    const policy = policyOf('<script type="module" src="/enhance.js"></script>')
    expect(policy).toContain("script-src 'self'")
  })

  test('allows to ask this site and no other, for tools that read robots.txt as the page would', () => {
    const policies = [policyOf(''), policyOf('<script type="module" src="/enhance.js"></script>')]
    for (const policy of policies) expect(policy).toMatch(/connect-src 'self'(?:;|$)/)
  })
})

describe('a page that needs its scripts to be whole', () => {
  test.each([
    ['a part that is still to come', '<template id="B:0"></template>'],
    ['a part that failed', '<!--$!--><template data-dgst="123"></template><!--/$-->'],
  ])('%s', (_, body) => expect(publicDocument(page('', body)).incomplete).toBe(true))

  test('the framework’s own page of errors', () => {
    expect(publicDocument('<html id="__next_error__"><body></body></html>').incomplete).toBe(true)
  })

  test('is no ordinary page', () =>
    expect(publicDocument(page('', '<p>x</p>')).incomplete).toBe(false))
})
