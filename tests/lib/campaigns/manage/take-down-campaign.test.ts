import { expect, test } from 'vitest'
import { listAuditEntries } from '@/lib/audit/list-audit-entries'
import { readManagedCampaign } from '@/lib/campaigns/manage/read-managed-campaign'
import { showCampaign } from '@/lib/campaigns/manage/show-campaign'
import { takeDownCampaign } from '@/lib/campaigns/manage/take-down-campaign'
import { findCheckedAddresses } from '@/lib/take-down/find-checked-addresses'
import { recheckTakeDown } from '@/lib/take-down/manage/recheck-take-down'
import { readTakeDownProof } from '@/lib/take-down/read-take-down-proof'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { addMember } from '@/tests/support/staff/add-member'

await ownInstallation()
const editor = (await addMember('editor')).member
const administrator = (await addMember('administrator')).member
const nobody = '01932c07-0000-7000-8000-000000000000'

test('anybody on the staff takes a campaign down, once; only an administrator shows it again', async () => {
  const { id } = await addCampaign()
  expect(await recheckTakeDown(editor, { campaignId: id })).toEqual({ outcome: 'not-taken-down' })
  expect(await takeDownCampaign(editor, id)).toEqual({ outcome: 'taken-down' })
  expect(await takeDownCampaign(editor, id)).toEqual({ outcome: 'already-taken-down' })
  expect((await readManagedCampaign(editor, id))?.state).toBe('taken-down')
  expect(await recheckTakeDown(editor, { campaignId: id })).toEqual({ outcome: 'asked' })
  expect(await readTakeDownProof({ campaignId: id })).toMatchObject({ processes: [] })

  expect(await showCampaign(editor, id, 'No reason')).toEqual({ outcome: 'not-allowed' })
  expect(await showCampaign(administrator, id, 'Asked for')).toEqual({ outcome: 'shown' })
  expect(await showCampaign(administrator, id, 'Again')).toEqual({ outcome: 'already-public' })

  const { lines } = await listAuditEntries(editor, { subject: 'campaign', subjectId: id })
  expect(lines.map(({ act, reason, person }) => [act, reason, person?.id])).toEqual([
    ['showCampaign', 'Asked for', administrator.id],
    ['takeDownCampaign', undefined, editor.id],
  ])
})

test('a campaign that is not there is neither taken down nor shown', async () => {
  expect(await takeDownCampaign(editor, nobody)).toEqual({ outcome: 'unknown-campaign' })
  expect(await showCampaign(administrator, nobody, 'x')).toEqual({ outcome: 'unknown-campaign' })
  expect(await findCheckedAddresses({ campaignId: nobody })).toBeUndefined()
})

test('the log is narrowed by person, act, thing and day, and its pages miss no entry', async () => {
  const by = editor
  const { id } = await addCampaign()
  await takeDownCampaign(by, id)
  const filters = { person: by.id, act: 'takeDownCampaign', subject: 'campaign' }
  const { lines } = await listAuditEntries(by, filters)
  expect(lines.length).toBe(2)
  expect((await listAuditEntries(by, { ...filters, day: '2001-01-01' })).lines).toEqual([])
  expect((await listAuditEntries(by, { person: 'own_link' })).lines).toEqual([])
  const first = await listAuditEntries(by, filters, 1)
  expect(first.lines).toEqual([lines[0]])
  const second = await listAuditEntries(by, { ...filters, after: first.next ?? '' }, 1)
  expect(second).toEqual({ lines: [lines[1]], next: undefined })
})
