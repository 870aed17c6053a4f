import { createElement } from 'react'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { type PictureWords, SharePicture } from '@/components/sharing/share-picture'
import { drawPicture } from '@/lib/sharing/draw-picture'

/** The picture, and the words that came to be written in it. */
async function draw(words: PictureWords, of?: string) {
  const written: PictureWords[] = []
  const picture = await drawPicture({ ...words }, (left) => {
    written.push(left)
    return createElement(SharePicture, { ...left, of })
  })
  return { picture, written: written.at(-1) }
}

test('a picture is a PNG of the size that its page says', async () => {
  const { picture } = await draw({ kicker: 'Persona defensora', title: 'Nil Prova' }, 'nil-prova')
  const { format, width, height } = await sharp(picture).metadata()
  expect({ format, width, height }).toEqual({ format: 'png', width: 1200, height: 630 })
  expect(picture.length).toBeLessThan(100_000)
})

test('the same words make the same picture, and each person has their own', async () => {
  const words = { title: 'Nil Prova' }
  const { picture } = await draw(words, 'nil-prova')
  expect((await draw(words, 'nil-prova')).picture.equals(picture)).toBe(true)
  expect((await draw(words, 'ona-prova')).picture.equals(picture)).toBe(false)
})

test('a sample is another picture than the same without its mark', async () => {
  const words = { title: 'Nil Prova' }
  const { picture } = await draw(words)
  expect((await draw({ ...words, sample: 'mostra (cas fictici)' })).picture.equals(picture)).toBe(
    false,
  )
})

describe('a letter that the fonts have not', () => {
  test('takes its whole text out of the picture, and no other', async () => {
    const { written } = await draw({
      kicker: 'Persona defensora',
      title: 'عائشة بنت',
      line: 'Iraq',
    })
    expect(written).toEqual({ kicker: 'Persona defensora', line: 'Iraq' })
  })

  test.each(['شيرين', 'שירה', '山田', 'आशा', 'สมชาย', 'x\u{10ffff}'])(
    'such as in %s',
    async (title) => {
      expect((await draw({ title, line: 'Iraq' })).written).toEqual({ line: 'Iraq' })
    },
  )
})

test.each([
  'Il·lustre Ñandú ¿Àç?',
  'Nguyễn Thị Đoàn',
  'Ľubomír Żółć Ğüneş',
  'Ελένη Παπαδοπούλου',
  'Анна Їжакевич',
])('%s is written whole', async (title) => {
  expect((await draw({ title })).written).toEqual({ title })
})

test('an emoji is left out, and the name around it stays', async () => {
  expect((await draw({ title: 'Lina 🌻 Prova' })).written).toEqual({ title: 'Lina Prova' })
})

test('a title of any length stays within the picture', async () => {
  const { picture } = await draw({ title: 'Llibertat '.repeat(60), line: 'x'.repeat(400) })
  const { width, height } = await sharp(picture).metadata()
  expect([width, height]).toEqual([1200, 630])
})
