import type { Browser } from 'playwright-core'
import { buildForTests } from '@/commands/checks/build-step'
import { step } from '@/commands/runtime/steps'
import { closeDatabase } from '@/lib/platform/db'
import type { PageKind } from '@/tests/paths/page-kind'
import { pageKinds } from '@/tests/paths/page-kinds'
import type { StaffContent } from '@/tests/paths/staff/staff-kinds'
import { letterKind } from '@/tests/pictures/letter-kind'
import { findStaffContent, prepareShownContent } from '@/tests/pictures/shown-content'
import { launchBrowser } from '@/tests/support/browser'
import { startTestCluster } from '@/tests/support/cluster'
import { makeInstallation, workIn } from '@/tests/support/installation'
import { createPeople, type People } from '@/tests/support/people'
import { unpackBrowser } from '@/tests/support/setup/with-browser'
import { startSite } from '@/tests/support/site'

/** A real site with its content, a browser on it, and the pages to take pictures of. */
export type PictureSite = {
  people: People
  origin: string
  kinds: PageKind[]
  staffContent: StaffContent
}

/** `undo` gets the functions that undo each step, in the order of the steps. */
export async function openPictureSite(undo: (() => unknown)[]): Promise<PictureSite> {
  await step('Building the site', () => buildForTests(new AbortController().signal))
  const cluster = await step('Starting PostgreSQL', () => startTestCluster({ durable: false }))
  undo.push(cluster.end)
  const installation = await makeInstallation(await cluster.freshDatabase())
  undo.push(installation.remove)
  workIn(installation)
  undo.push(closeDatabase)
  const site = await step('Starting the site', () => startSite({ installation }))
  undo.push(site.stop)
  const shown = await step('Loading its content', () => prepareShownContent(site))
  const browser = await step('Starting a browser', () => startBrowser(undo))
  return {
    people: createPeople(browser, site),
    origin: site.origin,
    kinds: [...pageKinds(shown), letterKind(shown)],
    staffContent: await findStaffContent(),
  }
}

async function startBrowser(undo: (() => unknown)[]): Promise<Browser> {
  const folder = await unpackBrowser()
  undo.push(folder.remove)
  const browser = await launchBrowser(folder.path)
  undo.push(() => browser.close())
  return browser
}
