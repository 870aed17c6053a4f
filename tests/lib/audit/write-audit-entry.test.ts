import { expect, test } from 'vitest'
import { listAuditEntries } from '@/lib/audit/list-audit-entries'
import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { findDefender } from '@/lib/defenders/manage/find-defender'
import { showDefender } from '@/lib/defenders/manage/show-defender'
import { takeDownDefender } from '@/lib/defenders/manage/take-down-defender'
import { db } from '@/lib/platform/db'
import { operator } from '@/lib/staff/staff-member'
import { addPerson } from '@/tests/lib/defenders/person'
import { ownInstallation } from '@/tests/support/installation'
import { addMember } from '@/tests/support/staff/add-member'

const { database } = await ownInstallation()
const entries = () =>
  database.query(
    'SELECT actor::text, act, subject::text, subject_id, reason FROM audit_entry ORDER BY id',
  )

test('an act is noted with its change, once, and one that changes nothing is not', async () => {
  await addPerson('noted')
  const { id = '' } = (await findDefender('noted')) ?? {}
  await takeDownDefender(operator, id)
  await takeDownDefender(operator, id)
  await showDefender(operator, id, 'It was a mistake.')
  const about = { actor: 'operator', subject: 'defender', subject_id: id }
  expect(await entries()).toEqual([
    { ...about, act: 'takeDownDefender', reason: null },
    { ...about, act: 'showDefender', reason: 'It was a mistake.' },
  ])
})

test('what is rolled back is not in the log', async () => {
  const before = await entries()
  const undone = db.$transaction(async (tx) => {
    await writeAuditEntry(tx, operator, 'takeDownDefender', { subject: 'workspace' })
    throw new Error('Undone')
  })
  await expect(undone).rejects.toThrow('Undone')
  expect(await entries()).toEqual(before)
})

test.each(["UPDATE audit_entry SET act = ''", 'DELETE FROM audit_entry', 'TRUNCATE audit_entry'])(
  'not even who owns the tables rewrites the log: %s',
  async (statement) => {
    const before = await entries()
    await expect(database.query(statement)).rejects.toThrow('never changed or deleted')
    expect(await entries()).toEqual(before)
  },
)

test('what a person answered is read in the log by those alone who may look at consents', async () => {
  const { member: campaigner } = await addMember('campaigner')
  const { member: editor } = await addMember('editor')
  const reason = 'Her sister rang from the market.'
  const about = { subject: 'workspace' } as const
  await db.$transaction((tx) =>
    writeAuditEntry(tx, editor, 'askToExtendConsent', about, { reason }),
  )
  const reasonFor = async (by: typeof editor) =>
    (await listAuditEntries(by, { act: 'askToExtendConsent' })).lines.map((line) => line.reason)
  expect(await reasonFor(editor)).toEqual([reason])
  expect(await reasonFor(campaigner)).toEqual([undefined])
})
