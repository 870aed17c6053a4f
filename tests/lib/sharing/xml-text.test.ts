import fc from 'fast-check'
import { expect, test } from 'vitest'
import { xmlText } from '@/lib/sharing/xml-text'

test('what XML would read as its own is written so that it does not', () => {
  expect(xmlText(`<a href="x">'&'</a>`)).toBe(
    '&lt;a href=&quot;x&quot;&gt;&apos;&amp;&apos;&lt;/a&gt;',
  )
})

test('no text whatever breaks out, or holds what XML cannot', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = xmlText(text)
      // XML 1.0, section 2.2: `Char`.
      expect(written).toMatch(/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u)
      expect(written).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|apos);)/)
    }),
  )
})
