import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Font } from 'satori'
import { pictureFontNames } from '@/lib/sharing/picture-families'

/** Made by scripts/subset-fonts.mjs; in the project's folder, in which every process runs. */
const folder = join(process.cwd(), 'lib', 'sharing', 'fonts')

let fonts: Promise<Font[]> | undefined

/** The fonts that pictures are drawn with, read once. */
export function pictureFonts(): Promise<Font[]> {
  const names = [...pictureFontNames.serif, ...pictureFontNames.sans]
  fonts ??= Promise.all(names.map(readFont)).catch((error: unknown) => {
    fonts = undefined
    throw error
  })
  return fonts
}

async function readFont(name: string): Promise<Font> {
  return { name, data: await readFile(join(folder, `${name}.ttf`)), weight: 400, style: 'normal' }
}
