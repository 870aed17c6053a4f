import { expect, test } from 'vitest'
import { mailtoLink, shareWays } from '@/lib/sharing/share-ways'

const title = 'Llibertat per a Nil & Ona: 100 % «ara»'
const url = 'https://altaveu.test/ca/campanyes/nil'

test.each(shareWays(title, url))('$name gets title and address, and nothing else', ({ href }) => {
  const { searchParams, hash, protocol } = new URL(href)
  const shared = [...searchParams.values(), decodeURIComponent(hash.replace('#text=', ''))].join(
    ' ',
  )
  expect(protocol).toBe('https:')
  expect(shared.replaceAll(/\s+/g, ' ').trim().split(' ').toSorted()).toEqual(
    `${title} ${url}`.split(' ').toSorted(),
  )
})

test('a letter has the title as its subject and the address in it', () => {
  const { protocol, searchParams } = new URL(mailtoLink(title, url))
  expect(protocol).toBe('mailto:')
  expect(searchParams.get('subject')).toBe(title)
  expect(searchParams.get('body')).toBe(`${title}\r\n${url}`)
})
