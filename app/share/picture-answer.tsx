import { type PictureWords, SharePicture } from '@/components/sharing/share-picture'
import { drawPicture } from '@/lib/sharing/draw-picture'

/** The picture that says these words, with the arcs of the one it is about. */
export async function pictureAnswer(words: PictureWords, of?: string): Promise<Response> {
  const picture = await drawPicture({ ...words }, (written) => (
    <SharePicture {...written} of={of} />
  ))
  return new Response(new Uint8Array(picture), { headers: { 'content-type': 'image/png' } })
}
