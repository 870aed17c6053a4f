import { join } from 'node:path'
import { type Locale, locales } from '@/lib/i18n/routing'
import { staffKinds, takeDownWithProof } from '@/tests/paths/staff/staff-kinds'
import type { PictureSite } from '@/tests/pictures/picture-site'
import type { Person } from '@/tests/support/people'
import { signInAs } from '@/tests/support/staff/sign-in-as'

/** CSS pixels: a small phone, and a window on a laptop; for the staff a tablet, too. */
const widths = [360, 1280]
const heights: Record<number, number> = { 360: 740, 768: 1024, 1280: 800 }
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
      taken += await takeEachLook(person, widths, beginning(folder, name, locale))
      tell(`  ${locale}, ${at + 1} of ${kinds.length}: ${name}`)
    }
    await person.page.context().close()
  }
  return taken
}

/**
 * Takes a picture of each of the workspace's screens, as an administrator sees it. It takes somebody
 * down, so it comes last.
 */
export async function takeStaffPictures(
  { people, origin, staffContent }: PictureSite,
  folder: string,
): Promise<number> {
  await takeDownWithProof(staffContent.takenDown)
  let taken = 0
  for (const locale of locales) {
    const marta = await people.arrive({ locale })
    await signInAs(marta, origin, 'administrator', locale)
    for (const [name, address] of Object.entries(staffKinds)) {
      await marta.page.goto(address(staffContent))
      taken += await takeEachLook(
        marta,
        [360, 768, 1280],
        beginning(folder, `staff ${name}`, locale),
      )
    }
    await marta.page.context().close()
  }
  return taken
}

const beginning = (folder: string, kind: string, locale: Locale) =>
  join(folder, `${kind.replaceAll(/\W+/g, '-')}-${locale}`)

async function takeEachLook(
  { page }: Person,
  widths: readonly number[],
  beginning: string,
): Promise<number> {
  let taken = 0
  for (const width of widths) {
    await page.setViewportSize({ width, height: heights[width] ?? width })
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
