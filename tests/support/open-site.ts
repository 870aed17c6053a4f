import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { ask } from '@/tests/http/ask'
import { type Database, databaseAt } from '@/tests/support/database'
import { eventually } from '@/tests/support/eventually'
import { installationIn, ownInstallation, workIn } from '@/tests/support/installation'
import { mailboxOf } from '@/tests/support/mail/mailbox'
import type { SharedSite } from '@/tests/support/setup/with-sites'
import { type OwnSite, type Site, type SiteOptions, startSite } from '@/tests/support/site'
import { unexpectedLines } from '@/tests/support/unexpected-lines'

/**
 * The running site of this vitest worker, emptied for this file: no content, no signatures, no
 * letters. This process works in its installation too. When the file is over, it fails if the site
 * has logged an error that it did not expect. A file that ends or restarts a process, or needs other
 * settings, has an `ownSite`.
 */
export async function openSite(
  onEnd: (check: () => Promise<void>) => void = afterAll,
): Promise<Site> {
  const { origin, databaseUrl, folder } = await askForSite<SharedSite>('site')
  const installation = installationIn(folder, databaseAt(databaseUrl))
  workIn(installation)
  await empty(installation.database, folder)
  await eventually('the site shows that it is empty', async () => {
    return (await ask(origin, '/api/campaigns')).text === '[]'
  })
  const before = (await askForSite<string[]>('log')).length
  const expected: RegExp[] = []
  onEnd(async () => {
    await closeDatabase()
    const lines = (await askForSite<string[]>('log')).slice(before)
    const faults = unexpectedLines(lines, expected)
    if (faults.length > 0) throw new Error(`The site logged errors:\n${faults.join('\n')}`)
  })
  return {
    origin,
    installation,
    mailbox: mailboxOf(origin),
    expectErrors: (pattern) => void expected.push(pattern),
  }
}

/** A site of this file's own, on an installation in which this process works too. */
export async function ownSite(options: Omit<SiteOptions, 'installation'> = {}): Promise<OwnSite> {
  const installation = await ownInstallation()
  const site = await startSite({ ...options, installation })
  afterAll(() => site.stop())
  return site
}

async function askForSite<Answer>(what: 'site' | 'log'): Promise<Answer> {
  const cluster = encodeURIComponent(inject('clusterUrl'))
  const path = `/${process.env.VITEST_POOL_ID}/${what}?cluster=${cluster}`
  const { status, text } = await ask(inject('sitesUrl'), path)
  if (status !== 200) throw new Error(`No site to be had: ${text}`)
  return JSON.parse(text) as Answer
}

/**
 * Empties all tables except those that a site writes when it starts, and the one that tells it that
 * everything has changed. The worker has jobs on these tables: rather than wait for each other, the
 * emptying is tried again.
 */
const emptyTables = `
  DO $$ DECLARE tables text; BEGIN
    SET LOCAL lock_timeout = '300ms';
    -- The log refuses to be emptied: a trigger, as those that are kept aside here.
    SET LOCAL session_replication_role = replica;
    SELECT string_agg(oid::regclass::text, ', ') INTO tables FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN
      ('_prisma_migrations', 'content_version', 'country_name', 'running_process',
       'signer_lock_secret');
    EXECUTE 'TRUNCATE ' || tables;
    UPDATE content_version SET number = number + 1;
    PERFORM pg_notify('content_version', '');
  END $$`

async function empty(database: Database, folder: string): Promise<void> {
  await eventually('an empty database', async () => {
    await database.query(emptyTables)
    return true
  })
  const mailbox = join(folder, 'mailbox')
  for (const letter of readdirSync(mailbox)) rmSync(join(mailbox, letter), { force: true })
}
