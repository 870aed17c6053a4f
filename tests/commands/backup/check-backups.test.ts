import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkBackups } from '@/commands/doctor/check-backups'
import { checkHold } from '@/commands/doctor/check-hold'
import { deleteOlderBackups } from '@/commands/runtime/backup/delete-older-backups'
import { readBackups, writeBackups } from '@/lib/backups/backup-ledger'
import { resumeAfterRestore } from '@/lib/restoration/manage/resume-after-restore'
import { operator } from '@/lib/staff/staff-member'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'

const { database, folder } = await ownInstallation()
const hour = 3_600_000
const at = new Date()
const hoursAgo = (hours: number) => new Date(at.getTime() - hours * hour).toISOString()
const place = (name: string) => join(folder, name)

const noted = (name: string, hours: number) => ({
  ...{ madeAt: hoursAgo(hours), file: place(name), bytes: 22, keys: place(`${name}.keys`) },
})
const write = (...names: string[]) => {
  for (const name of names) writeFileSync(place(name), 'age-encryption.org/v1\n')
}

test('doctor notes that samples have no backup, and finds it wrong where a real campaign has none for a day', async () => {
  const { id } = await addCampaign()
  expect(await checkBackups(folder, at)).toMatchObject([
    { state: 'note', says: 'Backups: none was made', todo: expect.stringContaining('backup FILE') },
  ])
  await database.query('UPDATE campaign SET sample = false WHERE id = $1', [id])
  expect(await checkBackups(folder, at)).toMatchObject([{ state: 'wrong' }])
  writeBackups(folder, [noted('old', 25)])
  expect(await checkBackups(folder, at)).toMatchObject([
    {
      state: 'wrong',
      says: 'Backups: the last was made 25 hours ago, and real campaigns are here',
    },
  ])
  writeBackups(folder, [noted('old', 25), noted('new', 23)])
  expect(await checkBackups(folder, at)).toMatchObject([
    { state: 'ok', says: 'Backups: the last was made 23 hours ago' },
  ])
})

test('doctor says that a restored database is held, until somebody says that it may go on', async () => {
  expect(await checkHold()).toEqual([])
  await database.query(
    `INSERT INTO restoration VALUES (gen_random_uuid(), '2026-11-20T10:00Z', now(), NULL)`,
  )
  expect(await checkHold()).toMatchObject([
    {
      state: 'wrong',
      says: expect.stringContaining('the backup of 2026-11-20 10:00 UTC, and held'),
    },
  ])
  expect(await resumeAfterRestore(operator)).toEqual({ outcome: 'resumed' })
  expect(await resumeAfterRestore(operator)).toEqual({ outcome: 'not-held' })
  expect(await checkHold()).toEqual([])
  expect(await database.query('SELECT actor::text, act FROM audit_entry')).toEqual([
    { actor: 'operator', act: 'resumeAfterRestore' },
  ])
})

test('a backup deletes those before it that are past their term, with keys that no other has', () => {
  const shared = place('shared.keys')
  write('past', 'past.keys', 'changed', 'shared.keys', 'kept')
  // Somebody has put another file in the place of one.
  writeFileSync(place('changed'), 'age-encryption.org/v1\nanother')
  const past = noted('past', 31 * 24)
  const changed = { ...noted('changed', 40 * 24), keys: shared }
  const kept = { ...noted('kept', 29 * 24), keys: shared }
  writeBackups(folder, [past, changed, kept])
  const made = { ...noted('made', 0), keys: shared }
  expect(deleteOlderBackups(folder, made, 30, at)).toEqual([past.file, past.keys])
  expect(['past', 'past.keys'].some((name) => existsSync(place(name)))).toBe(false)
  expect(['changed', 'shared.keys', 'kept'].every((name) => existsSync(place(name)))).toBe(true)
  expect(readBackups(folder).map(({ file }) => file)).toEqual([kept.file, made.file])
})
