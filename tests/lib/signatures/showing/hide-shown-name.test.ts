import { expect, test } from 'vitest'
import { listShownSigners } from '@/lib/campaigns/list-shown-signers'
import { showCampaign } from '@/lib/campaigns/manage/show-campaign'
import { takeDownCampaign } from '@/lib/campaigns/manage/take-down-campaign'
import { namesOnPage } from '@/lib/campaigns/names-on-page'
import { hideShownName } from '@/lib/signatures/showing/manage/hide-shown-name'
import { operator } from '@/lib/staff/staff-member'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { addSigners } from '@/tests/support/signers/add-signers'
import { addMember } from '@/tests/support/staff/add-member'

const { database } = await ownInstallation()
const { member: campaigner } = await addMember('campaigner')

async function addCampaignOf(names: string[]) {
  const campaign = await addCampaign()
  const ids = await addSigners(database, campaign.id, names)
  for (const [at, id] of ids.entries()) {
    await database.query('UPDATE signature SET public_name = $2, ever_shown = true WHERE id = $1', [
      id,
      names[at],
    ])
  }
  return campaign
}

const shownBy = async (slug: string) => {
  const { names, more } = await listShownSigners('en', slug)
  return { names, more }
}

test('one name is hidden, one at a time, and the total stays right', async () => {
  const { id, slug } = await addCampaignOf(['Aina Prova', 'Biel Prova', 'Aina Prova'])
  const other = await addCampaignOf(['Aina Prova'])
  expect(await hideShownName(campaigner, id, ' Aina Prova ')).toEqual({ outcome: 'hidden' })
  expect(await shownBy(slug)).toEqual({ names: ['Aina Prova', 'Biel Prova'], more: 0 })
  expect(await hideShownName(campaigner, id, 'Aina Prova')).toEqual({ outcome: 'hidden' })
  expect(await shownBy(slug)).toEqual({ names: ['Biel Prova'], more: 0 })
  expect(await hideShownName(campaigner, id, 'Aina Prova')).toEqual({ outcome: 'not-shown' })
  expect(await shownBy(other.slug)).toEqual({ names: ['Aina Prova'], more: 0 })
  // The signatures stand, and nobody's name waits for another group.
  const rows = await database.query(
    `SELECT count(*)::int AS signatures, count(public_name_sealed)::int AS waiting
     FROM signature WHERE campaign_id = $1`,
    [id],
  )
  expect(rows).toEqual([{ signatures: 3, waiting: 1 }])
})

test('a name that waits to be shown is neither found nor hidden', async () => {
  const { id } = await addCampaign()
  await addSigners(database, id, ['Clara Prova'])
  expect(await hideShownName(operator, id, 'Clara Prova')).toEqual({ outcome: 'not-shown' })
  expect(await hideShownName(operator, id, 'Nobody\0')).toEqual({ outcome: 'not-shown' })
  const rows = await database.query(
    'SELECT FROM signature WHERE campaign_id = $1 AND public_name_sealed IS NOT NULL',
    [id],
  )
  expect(rows).toHaveLength(1)
})

test('a name for which the page has no room is not found, so that nobody learns of it', async () => {
  const names = Array.from({ length: namesOnPage + 3 }, (_, at) => `Signer ${at}`)
  const { id, slug } = await addCampaignOf(names)
  const before = await shownBy(slug)
  expect(before.more).toBe(3)
  for (const name of names.filter((one) => !before.names.includes(one))) {
    expect(await hideShownName(campaigner, id, name)).toEqual({ outcome: 'not-shown' })
  }
  expect(await shownBy(slug)).toEqual(before)
  expect(await hideShownName(campaigner, id, before.names[0] ?? '')).toEqual({ outcome: 'hidden' })
  expect((await shownBy(slug)).more).toBe(2)
})

test('a campaign that nobody can see shows no names', async () => {
  const { id } = await addCampaignOf(['Emma Prova'])
  await takeDownCampaign(campaigner, id)
  expect(await hideShownName(campaigner, id, 'Emma Prova')).toEqual({ outcome: 'not-shown' })
  await showCampaign(operator, id, 'It goes on.')
  expect(await hideShownName(campaigner, id, 'Emma Prova')).toEqual({ outcome: 'hidden' })
})

test('the log has the campaign and never the name', async () => {
  const { id } = await addCampaignOf(['Dolors Prova'])
  await hideShownName(campaigner, id, 'Dolors Prova')
  const rows = await database.query<{ entry: string }>(
    'SELECT a::text AS entry FROM audit_entry a WHERE subject_id = $1',
    [id],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.entry).not.toContain('Dolors')
})
