import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { locales } from '@/lib/i18n/routing'
import { plainPage, plainPagePolicy } from '@/server/refusals/plain-page'
import { plainPageWords, type RefusedStatus } from '@/server/refusals/plain-page-words'
import { problemBody } from '@/server/refusals/problem'

const statuses = Object.keys(plainPageWords.ca.pages).map(Number) as RefusedStatus[]

describe.each(locales)('a plain page in %s', (locale) => {
  test.each(statuses)('for %i is a whole page in that language only', (status) => {
    const page = plainPage(status, locale)
    expect(page).toMatch(new RegExp(`^<!doctype html><html lang="${locale}">.*</html>$`))
    for (const other of locales) {
      expect(page.includes(plainPageWords[other].pages[status].text)).toBe(other === locale)
    }
  })
})

test('where nothing of the visitor could be read it speaks all languages, each marked', () => {
  const page = plainPage(400)
  for (const locale of locales) {
    expect(page).toContain(
      `<section lang="${locale}"><h1>${plainPageWords[locale].pages[400].title}`,
    )
  }
})

test('its policy allows its own style, and nothing unsafe', () => {
  const css = /<style>(.*)<\/style>/.exec(plainPage(404, 'en'))?.[1] ?? ''
  const hash = createHash('sha256').update(css).digest('base64')
  expect(plainPagePolicy).toContain(`style-src 'sha256-${hash}'`)
  expect(plainPagePolicy).not.toMatch(/unsafe|script-src/)
})

test.each(statuses)('a program is told of %i as problem details', (status) => {
  expect(JSON.parse(problemBody(status))).toMatchObject({
    type: 'about:blank',
    status,
    title: expect.any(String),
  })
})
