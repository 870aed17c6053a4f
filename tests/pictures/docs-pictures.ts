import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Locale } from '@/lib/i18n/routing'
import type { PictureSite } from '@/tests/pictures/picture-site'

type DocsPicture = { file: string; kind: string; locale: Locale; phone?: boolean; dark?: boolean }

/** The pictures of the documentation: a window each, as a new visitor sees it. */
const pictures: DocsPicture[] = [
  { file: 'home', kind: 'home', locale: 'ca' },
  { file: 'home-phone-dark', kind: 'home', locale: 'es', phone: true, dark: true },
  { file: 'campaign-wide', kind: 'an open campaign', locale: 'en' },
  { file: 'campaign-dark', kind: 'an open campaign', locale: 'ca', dark: true },
  { file: 'campaign-phone', kind: 'an open campaign', locale: 'es', phone: true },
  { file: 'campaign-form-phone', kind: 'a form that comes back', locale: 'en', phone: true },
  { file: 'campaign-delivered', kind: 'a delivered campaign', locale: 'es' },
  { file: 'directory', kind: 'the directory', locale: 'en' },
  { file: 'directory-phone', kind: 'the directory', locale: 'ca', phone: true },
  { file: 'profile', kind: 'a defender without a story', locale: 'ca' },
  { file: 'why-they-fight', kind: 'why they fight', locale: 'es' },
  { file: 'letter', kind: 'a letter', locale: 'en', phone: true },
]

/** Bytes; a clone of the repository brings all of them along. */
const largest = 60_000

/** Writes them anew as WebP. Returns how many. */
export async function writeDocsPictures(
  { people, kinds }: PictureSite,
  folder: string,
): Promise<number> {
  for (const { file, kind, locale, phone = false, dark = false } of pictures) {
    const visit = kinds.find(({ name }) => name === kind)?.visit
    if (!visit) throw new Error(`No kind of page is called "${kind}"`)
    const window = phone ? { width: 360, density: 2 } : { width: 1280 }
    const person = await people.arrive({ ...window, locale, dark, javaScript: false })
    const { page } = person
    await page.setViewportSize({ width: window.width, height: phone ? 740 : 900 })
    await visit(person, locale)
    writeFileSync(join(folder, `${file}.webp`), await smallWebp(await page.screenshot()))
    await page.context().close()
  }
  return pictures.length
}

/** As good as fits. */
async function smallWebp(png: Buffer): Promise<Buffer> {
  for (let quality = 90; quality >= 30; quality -= 5) {
    const webp = await sharp(png).webp({ quality, effort: 6, smartSubsample: true }).toBuffer()
    if (webp.length < largest) return webp
  }
  throw new Error(`A picture does not fit into ${largest} bytes`)
}
