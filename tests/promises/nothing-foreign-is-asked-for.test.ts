import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, type Locale, locales } from '@/lib/i18n/routing'
import { ask, signByJson } from '@/tests/http/ask'
import { attributesOf } from '@/tests/http/form'
import { launchBrowser, openWindow } from '@/tests/support/browser'
import { addCampaign } from '@/tests/support/campaign'
import { linkIn } from '@/tests/support/mail/mailbox'
import { openSite } from '@/tests/support/open-site'

const site = await openSite()
const { origin } = site
const browser = await launchBrowser()
afterAll(() => browser.close())

const { slug } = await addCampaign({ startingTally: [{ country: 'FR', total: 7 }] })
const won = await addCampaign({ wonDaysAgo: 1 })
let letterPages: string[]

beforeAll(async () => {
  await signByJson(origin, slug, { email: 'foreign@example.org', locale: 'en' })
  const letter = await site.mailbox.letterTo('foreign@example.org')
  letterPages = [new URL(linkIn(letter)).pathname, '/dev/mailbox', `/dev/mailbox/${letter.id}`]
})

/** A page of each kind. */
const pagesIn = (locale: Locale) => [
  addressOf(locale, 'home'),
  addressOf(locale, 'campaigns'),
  addressOf(locale, 'campaign', { slug }),
  addressOf(locale, 'campaign', { slug: won.slug }),
  addressOf(locale, 'checkYourInbox', { slug }),
  addressOf(locale, 'signed', { slug }),
  addressOf(locale, 'confirm', { token: 'a'.repeat(43) }),
  addressOf(locale, 'signature', { token: 'a'.repeat(43) }),
  addressOf(locale, 'privacy'),
  `/${locale}/no-hi-es`,
]

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('a browser %s', (_, javaScript) => {
  test('asks this site alone for what any page needs, and is given no cookie', async () => {
    const window = await openWindow(browser, origin, { javaScript })
    const asked: string[] = []
    window.context.on('request', (request) => void asked.push(request.url()))
    for (const path of [...locales.flatMap(pagesIn), ...letterPages]) {
      await window.page.goto(path, { waitUntil: 'load' })
      expect(await window.context.cookies(), path).toEqual([])
    }
    // A page that loads no fonts or pictures would prove little.
    expect(asked.some((url) => /\.woff2/.test(url))).toBe(true)
    expect(
      asked.filter((url) => !url.startsWith('data:') && new URL(url).origin !== origin),
    ).toEqual([])
    expect(window.complaints).toEqual([])
    await window.context.close()
  })
})

test('the one cookie is the language switch’s, and only once it is used', async () => {
  const window = await openWindow(browser, origin, { locale: 'en' })
  await window.page.goto(addressOf('en', 'campaign', { slug }))
  await window.page.locator('a[hreflang="es"], a[lang="es"]').first().click()
  await window.page.waitForURL(`**${addressOf('es', 'campaign', { slug })}`)
  const cookies = await window.context.cookies()
  expect(cookies.map(({ name, value }) => `${name}=${value}`)).toEqual(['locale=es'])
  expect(cookies[0]).toMatchObject({ httpOnly: true, domain: '127.0.0.1' })
  expect(window.complaints).toEqual([])
  await window.context.close()
})

test('the check itself hears of a foreign picture', async () => {
  const window = await openWindow(browser, origin)
  await window.page.route('**/foreign', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<img src="http://evil.test/x.png">' }),
  )
  await window.page.goto('/foreign')
  expect(window.complaints.join()).toContain('http://evil.test/x.png')
  await window.context.close()
})

test.each(locales)('no page in %s names a foreign thing to fetch', async (locale) => {
  for (const path of pagesIn(locale)) {
    const { text } = await ask(origin, path)
    for (const [tag] of text.matchAll(
      /<(?:script|img|source|iframe|video|audio|embed|object|link|form|use|image)\b[^>]*>/g,
    )) {
      const { src, href, action, srcset, data, rel } = attributesOf(tag)
      if (rel === 'canonical' || rel === 'alternate') continue
      for (const one of [src, href, action, srcset, data]) {
        expect(new URL(one ?? '', origin).origin, `${path}: ${tag}`).toBe(origin)
      }
    }
    expect(text).not.toMatch(
      /url\((?!["']?\/(?!\/)|["']?#|["']?data:)|@import|dns-prefetch|preconnect/,
    )
  }
})
