import { join } from 'node:path'
import { locales } from '@/lib/i18n/routing'
import type { PictureSite } from '@/tests/pictures/picture-site'
import type { Person } from '@/tests/support/people'

/** CSS pixels: a small phone, and a window on a laptop. */
const widths = { 360: 740, 1280: 800 } as const
const palettes = ['light', 'dark'] as const

/**
 * Takes a picture of each whole page, in every language, width and palette, as
 * `KIND-LANGUAGE-WIDTH-PALETTE.png`. Returns how many were taken.
 */
export async function takeEveryPicture(
  { people, kinds }: PictureSite,
  folder: string,
  tell: (line: string) => void,
): Promise<number> {
  let taken = 0
  for (const locale of locales) {
    const person = await people.arrive({ locale, javaScript: false })
    for (const [at, { name, visit }] of kinds.entries()) {
      await visit(person, locale)
      taken += await takeEachLook(person, join(folder, `${name.replaceAll(/\W+/g, '-')}-${locale}`))
      tell(`  ${locale}, ${at + 1} of ${kinds.length}: ${name}`)
    }
    await person.page.context().close()
  }
  return taken
}

async function takeEachLook({ page }: Person, beginning: string): Promise<number> {
  let taken = 0
  for (const [width, height] of Object.entries(widths)) {
    await page.setViewportSize({ width: Number(width), height })
    for (const colorScheme of palettes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.evaluate(() => scrollTo(0, 0))
      const path = `${beginning}-${width}-${colorScheme}.png`
      // The first paints what lies far below the window; a picture of it can have holes.
      await page.screenshot({ fullPage: true })
      await page.screenshot({ path, fullPage: true })
      taken++
    }
  }
  return taken
}
