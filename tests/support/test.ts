import { test as base, expect } from 'vitest'
import { launchBrowser } from '@/tests/support/browser'
import { openSite } from '@/tests/support/open-site'
import { createPeople } from '@/tests/support/people'

export { expect }

/**
 * The fixtures of a test, made when first used: the running site, emptied for the file, in whose
 * installation this process works too, and people with a browser (anew for each test).
 */
export const test = base
  .extend('site', { scope: 'file' }, ({}, { onCleanup }) => openSite(onCleanup))
  .extend('installation', { scope: 'file' }, ({ site }) => site.installation)
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser()
    onCleanup(() => browser.close())
    return browser
  })
  .extend('people', async ({ browser, site }, { onCleanup }) => {
    const people = createPeople(browser, site)
    onCleanup(() => people.leave())
    return people
  })
