import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { databaseFolderOf, localDatabaseUrl } from '@/commands/runtime/postgres/local-database-url'
import { closeDatabase } from '@/lib/platform/db'
import { backUp, backupFolders, restoreInto } from '@/tests/commands/backup/back-up'
import { startEmbedded } from '@/tests/commands/backup/start-embedded'
import { addCampaign } from '@/tests/support/campaign'
import { ask } from '@/tests/support/database'
import { eventually } from '@/tests/support/eventually'
import { workIn } from '@/tests/support/installation'
import { addSigners, namesOf } from '@/tests/support/signers/add-signers'
import { temporaryFolder } from '@/tests/support/temporary-folder'

const { path: folder, remove } = temporaryFolder('backup')
const dataDir = join(folder, 'data')
const running = await startEmbedded(dataDir)
workIn(running)
const places = await backupFolders(folder)
afterAll(async () => {
  await closeDatabase()
  await running.stop()
  remove()
})

const { id: campaignId } = await addCampaign({ startingTally: [{ country: 'FR', total: 40 }] })
await addSigners(running.database, campaignId, namesOf('Prova', 50))

/** Goes on confirming signatures, each with its row of the tally, until it is told to stop. */
function keepSigning() {
  let isOver = false
  let made = 0
  const signing = (async () => {
    while (!isOver) {
      await running.database.query(
        `WITH one AS (INSERT INTO signature (address_key, campaign_id, id, petition_version,
             consent_version, locale, updates, confirmed_on, sealed)
           SELECT sha256(gen_random_uuid()::text::bytea), campaign_id, gen_random_uuid(),
             petition_version, consent_version, locale, updates, confirmed_on, sealed
           FROM signature WHERE campaign_id = $1 LIMIT 1 RETURNING campaign_id)
         INSERT INTO tally_change SELECT gen_random_uuid(), campaign_id, 'ZZ', 1 FROM one`,
        [campaignId],
      )
      made += 1
    }
  })()
  return {
    made: () => made,
    async stop() {
      isOver = true
      await signing
    },
  }
}

const figures = `SELECT (SELECT count(*) FROM signature)::int AS signatures,
  (SELECT sum(total) FROM tally)::int + (SELECT coalesce(sum(change), 0) FROM tally_change)::int AS tally`
type Figures = { signatures: number; tally: number }

describe('an installation that is written to meanwhile', () => {
  const other = join(folder, 'other')

  test('is backed up, and comes back whole, with the tally that belongs to its signatures', async () => {
    const [before] = await running.database.query<Figures>(figures)
    const signers = keepSigning()
    await eventually('signatures', () => signers.made() > 20)
    const { code, output } = await backUp(dataDir, places).ended
    const [after] = await running.database.query<Figures>(figures)
    await signers.stop()
    expect(output).toContain(`Backup: ${places.file}`)
    expect(code).toBe(0)

    const restored = await restoreInto(other, places).ended
    expect(restored.output).toContain('A seal of it opens with its keys.')
    expect(restored.code).toBe(0)
    const copy = await startEmbedded(other)
    try {
      const [there] = await copy.database.query<Figures>(figures)
      if (!before || !after || !there) throw new Error('No figures')
      expect(there.signatures).toBeGreaterThan(before.signatures)
      expect(there.signatures).toBeLessThanOrEqual(after.signatures)
      expect(there.tally - there.signatures).toBe(before.tally - before.signatures)
      const held = await copy.database.query('SELECT resumed_at FROM restoration')
      expect(held).toEqual([{ resumed_at: null }])
      // Nobody is in the workspace, and nobody gets in.
      expect(await copy.database.query('SELECT FROM staff_lock')).toHaveLength(1)
      // Every page of every table and index can be read.
      await copy.database.query('VACUUM (ANALYZE)')
    } finally {
      await copy.stop()
    }
  })

  test('leaves files and folders that their owner alone may read, and the keys that were there', () => {
    expect([places.file, places.keys].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o600, 0o600,
    ])
    for (const key of [
      'web/master',
      'web/actions',
      'web/seal.pub',
      'worker/seal',
      'worker/links',
    ]) {
      const [was, is] = [dataDir, other].map((data) =>
        readFileSync(join(data, 'keys', key), 'utf8'),
      )
      expect(is).toBe(was)
    }
    expect(readdirSync(dirname(places.file))).toEqual(['altaveu.backup'])
    expect(existsSync(`${other}.restoring`)).toBe(false)
  })

  test('leaves no slot, no file and no session in the server', async () => {
    const superuser = localDatabaseUrl(dataDir, 'superuser') ?? ''
    expect(await ask(superuser, 'SELECT FROM pg_replication_slots')).toEqual([])
    expect(existsSync(join(databaseFolderOf(dataDir), 'cluster', 'backup_label'))).toBe(false)
  })
})

test('one that does not run is backed up as well', async () => {
  const other = join(folder, 'other')
  const mine = await backupFolders(join(folder, 'other'))
  const { output } = await backUp(other, {
    ...mine,
    file: join(folder, 'again.backup'),
    keys: join(folder, 'again.keys'),
  }).ended
  expect(output).toContain('Backup: ')
  expect(output).toContain('Both lie in one folder')
})

test('killed half-way it leaves the backup before it as it was, and nothing that looks like another', async () => {
  const before = readFileSync(places.file)
  // Enough that copying takes its time, of bytes that nothing makes shorter.
  await running.database.query(
    `CREATE TABLE ballast AS SELECT sha256(n::text::bytea) || sha256((n + 0.5)::text::bytea) AS bytes
     FROM generate_series(1, 400000) n`,
  )
  const { child, ended } = backUp(dataDir, places)
  const unfinished = `${places.file}.new`
  await eventually(
    'a part of it',
    () => existsSync(unfinished) && statSync(unfinished).size > 1_000_000,
  )
  child.kill('SIGKILL')
  await ended
  expect(readFileSync(places.file).equals(before)).toBe(true)
  expect(readdirSync(dirname(places.file)).toSorted()).toEqual([
    'altaveu.backup',
    'altaveu.backup.new',
  ])
  const part = restoreInto(join(folder, 'part'), { ...places, file: unfinished })
  expect((await part.ended).output).toContain('cut off or damaged')
  await running.database.query('DROP TABLE ballast')
  expect((await backUp(dataDir, places).ended).code).toBe(0)
  expect(readdirSync(dirname(places.file))).toEqual(['altaveu.backup'])
  rmSync(places.file)
})
