import { beforeEach, expect, test, vi } from 'vitest'
import { listShownSigners } from '@/lib/campaigns/list-shown-signers'
import { showCountries } from '@/lib/signatures/showing/show-countries'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { goToShowingHour } from '@/tests/support/signers/showing-hour'

const { database } = await ownInstallation()

/** What is drawn: how many signers make a step, and after how many days it appears. */
const draws = vi.hoisted(() => ({ threshold: 10, delay: 1 }))
vi.mock('@/lib/signatures/showing/secure-random', () => ({
  secureRandom: (least: number) => (least === 10 ? draws.threshold : draws.delay),
}))

/** Each test has a day of its own, and no campaign but its own. */
beforeEach(async () => {
  await database.query(`UPDATE campaign SET visibility = 'taken_down'`)
  goToShowingHour(1)
  Object.assign(draws, { threshold: 10, delay: 1 })
})

/** As the worker does, until nothing is due. */
async function showAll(): Promise<void> {
  while ((await showCountries()) > 0);
}

/** Until the signers of now are counted, and the change that they make has appeared. */
async function nextChange(): Promise<void> {
  for (const days of [7, draws.delay]) {
    goToShowingHour(days)
    await showAll()
  }
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
  await nextChange()
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

const at = (signers: number) => [{ country: 'FR', signers }]

test('it needs as many more signers as were drawn, and goes when it falls below ten', async () => {
  const { id } = await addCampaign({ startingTally: [{ country: 'FR', total: 12 }] })
  await nextChange()
  expect(await shownOf(id)).toEqual(at(10))
  const before = await contentVersion()
  const step = async (total: number) => {
    await setTotal(id, 'FR', total)
    await nextChange()
    return shownOf(id)
  }
  expect(await step(21)).toEqual(at(10))
  expect(await contentVersion()).toBe(before)
  expect(await step(22)).toEqual(at(20))
  expect(await step(9)).toEqual([])
  expect(await step(22), 'the same people once more').toEqual([])
  draws.threshold = 15
  expect(await step(32)).toEqual(at(30))
  expect(await step(46)).toEqual(at(30))
  expect(await step(47)).toEqual(at(40))
})

test.each([1, 7])(
  'it changes that many days after the count, by the number of the count (%d)',
  async (delay) => {
    draws.delay = delay
    const { id } = await addCampaign({
      opensDaysAgo: 6,
      startingTally: [{ country: 'FR', total: 12 }],
    })
    goToShowingHour(1)
    await showAll()
    await setTotal(id, 'FR', 57)
    for (let day = 1; day < delay; day += 1) {
      goToShowingHour(1)
      await showAll()
    }
    expect(await shownOf(id)).toEqual([])
    goToShowingHour(1, 15)
    await showAll()
    expect(await shownOf(id)).toEqual([])
    goToShowingHour(0)
    await showAll()
    expect(await shownOf(id)).toEqual(at(10))
  },
)

test('workers that race come to the same, and a campaign taken down is left alone', async () => {
  const { id } = await addCampaign({ startingTally: [{ country: 'FR', total: 12 }] })
  const down = await addCampaign({ startingTally: [{ country: 'FR', total: 12 }] })
  await database.query(`UPDATE campaign SET visibility = 'taken_down' WHERE id = $1`, [down.id])
  for (const days of [7, 1]) {
    goToShowingHour(days)
    await Promise.all([showAll(), showAll(), showAll()])
    await showAll()
  }
  expect(await shownOf(id)).toEqual(at(10))
  expect(await shownOf(down.id)).toEqual([])
})
