import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Locale } from '@/lib/i18n/routing'
import { type StaffKind, staffKinds, takeDownWithProof } from '@/tests/paths/staff/staff-kinds'
import type { PictureSite } from '@/tests/pictures/picture-site'
import type { BrowserOptions } from '@/tests/support/browser'
import type { Person } from '@/tests/support/people'
import { signInAs } from '@/tests/support/staff/sign-in-as'

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

type StaffPicture = { file: string; kind: StaffKind; locale: Locale; phone?: boolean }

/** The workspace's, which are of fictional people alone. */
const staffPictures: StaffPicture[] = [
  { file: 'staff-defender', kind: 'a defender who is shown', locale: 'en' },
  { file: 'staff-take-down', kind: 'the question before a take-down', locale: 'es', phone: true },
  { file: 'staff-proof', kind: 'the proof of a take-down', locale: 'ca', phone: true },
]

/** Bytes; a clone of the repository brings all of them along. */
const largest = 60_000

/** Writes them anew as WebP, and takes somebody down for the last. Returns how many. */
export async function writeDocsPictures(
  { people, kinds, origin, staffContent }: PictureSite,
  folder: string,
): Promise<number> {
  for (const { file, kind, locale, ...look } of pictures) {
    const visit = kinds.find(({ name }) => name === kind)?.visit
    if (!visit) throw new Error(`No kind of page is called "${kind}"`)
    await write(file, { ...look, locale, javaScript: false }, (person) => visit(person, locale))
  }
  await takeDownWithProof(staffContent.takenDown)
  for (const { file, kind, locale, ...look } of staffPictures) {
    await write(file, { ...look, locale }, async (person) => {
      await signInAs(person, origin, 'administrator', locale)
      await person.page.goto(staffKinds[kind](staffContent))
    })
  }
  return pictures.length + staffPictures.length

  async function write(
    file: string,
    { phone = false, ...options }: BrowserOptions & { phone?: boolean },
    visit: (person: Person) => Promise<unknown>,
  ) {
    const window = phone ? { width: 360, density: 2 } : { width: 1280 }
    const person = await people.arrive({ ...window, ...options })
    const { page } = person
    await page.setViewportSize({ width: window.width, height: phone ? 740 : 900 })
    await visit(person)
    writeFileSync(join(folder, `${file}.webp`), await smallWebp(await page.screenshot()))
    await page.context().close()
  }
}

/** As good as fits. */
async function smallWebp(png: Buffer): Promise<Buffer> {
  for (let quality = 90; quality >= 30; quality -= 5) {
    const webp = await sharp(png).webp({ quality, effort: 6, smartSubsample: true }).toBuffer()
    if (webp.length < largest) return webp
  }
  throw new Error(`A picture does not fit into ${largest} bytes`)
}
