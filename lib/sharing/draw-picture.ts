import satori, { type SatoriOptions } from 'satori'
import sharp from 'sharp'
import { drawableText } from '@/lib/sharing/drawable-text'
import { pictureFonts } from '@/lib/sharing/picture-fonts'
import { pictureSize } from '@/lib/sharing/picture-size'

type Drawing = Parameters<typeof satori>[0]
type Words = Record<string, string | undefined>

const nothing = `data:image/svg+xml;base64,${btoa('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')}`

/**
 * Draws a picture on this machine alone, as a PNG. A text with a letter that our fonts lack is left
 * out whole: half a name is worse than none, and the page that shows the picture has it in words.
 * `compose` makes the drawing from the words that can be written.
 */
export async function drawPicture<Given extends Words>(
  words: Given,
  compose: (written: Partial<Given>) => Drawing,
): Promise<Buffer> {
  const cleaned = Object.entries(words).map(([name, text]) => [name, text && drawableText(text)])
  const withWords = (entries: typeof cleaned) => compose(Object.fromEntries(entries))
  const first = await draw(withWords(cleaned))
  if (first.missing.size === 0) return toPng(first.svg)
  const lacks = (text = '') => [...text].some((letter) => first.missing.has(letter))
  const second = await draw(withWords(cleaned.filter(([, text]) => !lacks(text))))
  return toPng(second.svg)
}

/** The drawing, and the letters of its texts that could not be written. */
async function draw(drawing: Drawing): Promise<{ svg: string; missing: Set<string> }> {
  const missing = new Set<string>()
  // Satori would by itself ask a third party for a font, and send it the text.
  const answerHere: SatoriOptions['loadAdditionalAsset'] = async (code, letters) => {
    if (code === 'emoji') return nothing
    for (const letter of letters) missing.add(letter)
    return []
  }
  const fonts = await pictureFonts()
  const svg = await satori(drawing, { ...pictureSize, fonts, loadAdditionalAsset: answerHere })
  return { svg, missing }
}

function toPng(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 128 }).toBuffer()
}
