import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { countSignatures } from '@/lib/campaigns/count-signatures'
import { foldTally } from '@/lib/signatures/fold-tally'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'

const { database } = await ownInstallation()

const change = (campaign: string, country: string, by: number) =>
  database.query('INSERT INTO tally_change VALUES ($1, $2, $3, $4)', [
    randomUUID(),
    campaign,
    country,
    by,
  ])

test('the number is the same before and after folding, and folding again changes nothing', async () => {
  const { id, slug } = await addCampaign({ startingTally: [{ country: 'FR', total: 5 }] })
  for (const country of ['FR', 'FR', 'ES', 'ZZ']) await change(id, country, 1)
  await change(id, 'FR', -1)
  expect((await countSignatures(slug))?.signatures).toBe(8)
  expect(await foldTally()).toBe(5)
  expect((await countSignatures(slug))?.signatures).toBe(8)
  expect(await foldTally()).toBe(0)
  const totals = await database.query(
    'SELECT country, total FROM tally WHERE campaign_id = $1 ORDER BY country',
    [id],
  )
  expect(totals).toEqual([
    { country: 'ES', total: 1 },
    { country: 'FR', total: 6 },
    { country: 'ZZ', total: 1 },
  ])
})

test('two folders at once fold each row once', async () => {
  const { id, slug } = await addCampaign()
  for (let rows = 0; rows < 40; rows++) await change(id, 'PT', 1)
  await Promise.all([foldTally(), foldTally(), foldTally()])
  await foldTally()
  expect((await countSignatures(slug))?.signatures).toBe(40)
})
