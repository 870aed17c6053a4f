import { type PictureWords, SharePicture } from '@/components/sharing/share-picture'
import { drawPicture } from '@/lib/sharing/draw-picture'

/** Answers with a picture of these words, with the arcs of its subject. */
export async function pictureAnswer(words: PictureWords, of?: string): Promise<Response> {
  const picture = await drawPicture({ ...words }, (written) => (
    <SharePicture {...written} of={of} />
  ))
  return new Response(new Uint8Array(picture), { headers: { 'content-type': 'image/png' } })
}
