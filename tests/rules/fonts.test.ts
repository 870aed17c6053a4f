import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { firstFonts } from '@/app/documents/first-fonts'
import { root } from '@/tests/support/root'

test('the fonts that a page asks for at once are those that its style sheet names', () => {
  const styles = readFileSync(join(root, 'app/styles/fonts.css'), 'utf8')
  for (const file of firstFonts) {
    expect(existsSync(join(root, 'public', file)), file).toBe(true)
    expect(styles).toContain(`url("${file}")`)
  }
})
