import { beforeEach, expect, test } from 'vitest'
import { listShownSigners } from '@/lib/campaigns/list-shown-signers'
import { showCountries } from '@/lib/signatures/showing/show-countries'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { goToShowingHour } from '@/tests/support/signers/showing-hour'

const { database } = await ownInstallation()

/** Each test has a day of its own. */
beforeEach(() => goToShowingHour(1))

/** As the worker does, until nothing is due. */
async function showAll(): Promise<void> {
  while ((await showCountries()) > 0);
}

const setTotal = (id: string, country: string, total: number) =>
  database.query(
    `INSERT INTO tally VALUES ($1, $2, $3)
     ON CONFLICT (campaign_id, country) DO UPDATE SET total = EXCLUDED.total`,
    [id, country, total],
  )

const shownOf = (id: string) =>
  database.query('SELECT country, signers FROM country_shown WHERE campaign_id = $1 ORDER BY 1', [
    id,
  ])

async function contentVersion(): Promise<string | undefined> {
  const [row] = await database.query<{ number: string }>('SELECT number FROM content_version')
  return row?.number
}

test('a country appears from ten signers on, in tens, and "rather not say" never', async () => {
  const { id, slug } = await addCampaign()
  for (const [country, total] of Object.entries({ FR: 9, ES: 10, PT: 19, AD: 1_234, ZZ: 500 }))
    await setTotal(id, country, total)
  await showAll()
  expect(await shownOf(id)).toEqual([
    { country: 'AD', signers: 1_230 },
    { country: 'ES', signers: 10 },
    { country: 'PT', signers: 10 },
  ])
  expect((await listShownSigners('ca', slug)).countries).toEqual([
    { name: 'Andorra', signers: 1_230 },
    { name: 'Espanya', signers: 10 },
    { name: 'Portugal', signers: 10 },
  ])
})

test('it changes in steps of ten only, once a day and in that hour, and goes when it falls below ten', async () => {
  const { id } = await addCampaign({ startingTally: [{ country: 'FR', total: 12 }] })
  await showAll()
  const before = await contentVersion()
  const step = async (total: number, hour = 3) => {
    goToShowingHour(1, hour)
    await setTotal(id, 'FR', total)
    await showAll()
    return shownOf(id)
  }
  const at = (signers: number) => [{ country: 'FR', signers }]
  expect(await step(19)).toEqual(at(10))
  expect(await contentVersion()).toBe(before)
  expect(await step(20)).toEqual(at(20))
  expect(await step(30, 15)).toEqual(at(20))
  expect(await step(30)).toEqual(at(30))
  await setTotal(id, 'FR', 45)
  await showAll()
  expect(await shownOf(id)).toEqual(at(30))
  expect(await step(9)).toEqual([])
  expect(await step(10)).toEqual(at(10))
})

test('workers that race come to the same, and a campaign taken down is left alone', async () => {
  const { id } = await addCampaign({ startingTally: [{ country: 'FR', total: 12 }] })
  const down = await addCampaign({ startingTally: [{ country: 'FR', total: 12 }] })
  await database.query(`UPDATE campaign SET visibility = 'taken_down' WHERE id = $1`, [down.id])
  await Promise.all([showAll(), showAll(), showAll()])
  await showAll()
  expect(await shownOf(id)).toEqual([{ country: 'FR', signers: 10 }])
  expect(await shownOf(down.id)).toEqual([])
})
