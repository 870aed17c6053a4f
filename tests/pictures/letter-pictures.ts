import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { type Locale, locales } from '@/lib/i18n/routing'
import { writeLetter } from '@/lib/mail/letters/write-letter'
import type { LetterKind } from '@/lib/mail/queue-letters'
import { launchBrowser } from '@/tests/support/browser'
import { unpackBrowser } from '@/tests/support/setup/with-browser'

// Run by hand, to look at what people get:
// node --import tsx tests/pictures/letter-pictures.ts FOLDER
// Each letter in each language, narrow and wide, light and dark, and its plain text beside them;
// with `--docs` only the one that the documentation shows.

const kinds: LetterKind[] = ['confirm', 'already_signed', 'your_link', 'withdrawn']
const widths = [360, 640]
const link = `http://localhost:3000/en/confirm/${'Ab3_'.repeat(10)}xyz`

type Look = { width: number; dark: boolean }

async function take(browser: Browser, html: string, { width, dark }: Look): Promise<Buffer> {
  const page = await browser.newPage({
    viewport: { width, height: 640 },
    colorScheme: dark ? 'dark' : 'light',
  })
  await page.setContent(html)
  const picture = await page.screenshot({ fullPage: true })
  await page.close()
  return picture
}

async function takeAll(browser: Browser, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const kind of kinds) for (const locale of locales) await takeOne(kind, locale)

  async function takeOne(kind: LetterKind, locale: Locale) {
    const { html, text } = await writeLetter(kind, locale, link)
    writeFileSync(join(folder, `${kind}-${locale}.txt`), text)
    for (const width of widths) {
      for (const dark of [false, true]) {
        const file = `${kind}-${locale}-${width}-${dark ? 'dark' : 'light'}.png`
        writeFileSync(join(folder, file), await take(browser, html, { width, dark }))
      }
    }
  }
}

async function takeForDocs(browser: Browser): Promise<void> {
  const { html } = await writeLetter('confirm', 'en', link)
  const png = await take(browser, html, { width: 600, dark: false })
  const webp = await sharp(png).webp({ quality: 85, effort: 6 }).toBuffer()
  writeFileSync('docs/pictures/letter.webp', webp)
}

const folder = await unpackBrowser()
const browser = await launchBrowser(folder.path)
try {
  const [to = 'letter-pictures'] = process.argv.slice(2)
  await (to === '--docs' ? takeForDocs(browser) : takeAll(browser, resolve(to)))
} finally {
  await browser.close()
  folder.remove()
}
