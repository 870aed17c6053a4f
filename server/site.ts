import { now } from '@/lib/platform/clock'
import type { ContentVersionWatch } from '@/lib/platform/content-version'
import type { Settings } from '@/lib/platform/settings'
import { listRightIds } from '@/lib/rights/list-right-ids'
import { makeDocumentCache, renderEachTime } from '@/server/document-cache'
import { type ContentVersion, makeDocumentStore } from '@/server/document-store'
import { makeKeptQueries } from '@/server/kept-queries'
import { makeLanes, makeRateLimiters } from '@/server/lanes/lanes'
import type { NextHandler } from '@/server/next/ask-next'
import { securityHeaders } from '@/server/security-headers'
import type { StaffSources } from '@/server/staff/staff-policy'
import type { StaticFiles } from '@/server/static-files'

/** The parts that the server works with, made once by `main`. */
export type Site = ReturnType<typeof makeSite>

export type SiteParts = {
  settings: Settings
  /** Whether the local mailbox exists at all. */
  mailbox: boolean
  /** Whether the mail provider's reports are accepted. */
  reports: boolean
  next: NextHandler
  contentVersion: ContentVersion & Pick<ContentVersionWatch, 'isHeld'>
  files: StaticFiles
  staffSources: StaffSources
}

export function makeSite(parts: SiteParts) {
  const { settings, mailbox, reports, next, contentVersion, files, staffSources } = parts
  const store = makeDocumentStore(contentVersion, () => performance.now(), settings.keptBytes)
  const lanes = makeLanes()
  return {
    time: () => now().getTime(),
    appUrl: settings.appUrl,
    proxyHops: settings.proxyHops,
    mailbox,
    reports,
    next,
    files,
    staffSources,
    documents: settings.dev ? renderEachTime : makeDocumentCache(store),
    /** Under development a page may have to be compiled first. */
    answersWithin: settings.dev ? 300_000 : undefined,
    headers: securityHeaders(settings.appUrl),
    lanes,
    rateLimiters: makeRateLimiters(settings.signaturesPerMinute),
    isWorthKeeping: makeKeptQueries(store.generation, async () => {
      const ids = await lanes.kept(undefined, listRightIds)
      if (!ids) throw new Error('The lane of kept pages had no room')
      return ids
    }),
    isHeld: contentVersion.isHeld,
    draining: false,
  }
}
