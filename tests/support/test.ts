import { test as base, expect } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { launchBrowser } from '@/tests/support/browser'
import { makeInstallation, workIn } from '@/tests/support/installation'
import { gather } from '@/tests/support/people'
import { startSite } from '@/tests/support/site'

export { expect }

/**
 * What a test can ask for, made when first asked for: an installation in which this process works
 * too, the site on it (both one a file), and people with a browser (anew for each test).
 */
export const test = base
  .extend('installation', { scope: 'file' }, async ({}, { onCleanup }) => {
    const installation = await makeInstallation()
    workIn(installation)
    onCleanup(async () => {
      await closeDatabase()
      await installation.remove()
    })
    return installation
  })
  .extend('site', { scope: 'file' }, async ({ installation }, { onCleanup }) => {
    const site = await startSite({ installation })
    onCleanup(() => site.stop())
    return site
  })
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser()
    onCleanup(() => browser.close())
    return browser
  })
  .extend('people', async ({ browser, site }, { onCleanup }) => {
    const people = gather(browser, site)
    onCleanup(() => people.leave())
    return people
  })
