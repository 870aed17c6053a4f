import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Locale } from '@/lib/i18n/routing'
import { maxWait } from '@/tests/support/eventually'
import { browserEnvironment } from '@/tests/support/setup/with-browser'

/** Its own switches only: the package's list turns web security off and runs all in one process. */
const switches = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']

/** Chromium from where it was unpacked (by the tests' own setup), with more switches if need be. */
export function launchBrowser(
  folder = inject('browserFolder'),
  more: readonly string[] = [],
): Promise<Browser> {
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: [...switches, ...more],
    env: browserEnvironment(folder),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

export type BrowserOptions = {
  locale?: Locale
  /** Width of the window in CSS pixels (1280). */
  width?: number
  javaScript?: boolean
  dark?: boolean
  /** Pixels of the screen to one of CSS (1). */
  density?: number
}

export type Window = {
  page: Page
  context: BrowserContext
  /**
   * Events that no page should cause: requests to other hosts, errors of scripts and in the
   * console.
   */
  complaints: string[]
}

/** A fresh visitor's window on a site: no cookies, nothing kept. */
export async function openWindow(
  browser: Browser,
  origin: string,
  options: BrowserOptions = {},
): Promise<Window> {
  const { locale = 'ca', width = 1280, javaScript = true, dark = false, density = 1 } = options
  const context = await browser.newContext({
    baseURL: origin,
    locale,
    javaScriptEnabled: javaScript,
    colorScheme: dark ? 'dark' : 'light',
    deviceScaleFactor: density,
    viewport: { width, height: width < 600 ? 740 : 800 },
  })
  context.setDefaultTimeout(maxWait)
  const complaints: string[] = []
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (protocol !== 'data:' && asked !== origin) complaints.push(`asked for ${request.url()}`)
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(`script error: ${error.message}`))
  page.on('console', (message) => {
    const own = message.location().url === page.url()
    // Chromium logs every refused document in the console, though its page explains it in words.
    if (own && /the server responded with a status of 4\d\d/.test(message.text())) return
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  return { page, context, complaints }
}
