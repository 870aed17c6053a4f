import pg from 'pg'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { listShownSigners } from '@/lib/campaigns/list-shown-signers'
import { dayOf, now } from '@/lib/platform/clock'
import { log } from '@/lib/platform/log'
import { showNames } from '@/lib/signatures/showing/show-names'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'
import { addSigners, namesOf } from '@/tests/support/signers/add-signers'
import { goToShowingHour } from '@/tests/support/signers/showing-hour'

const { database } = await ownInstallation()

/** What is drawn: how many names fill a group, and after how many days it appears. */
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
  while ((await showNames()) > 0);
}

/** Looks on each of so many days that follow. */
async function lookFor(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    goToShowingHour(1)
    await showAll()
  }
}

/** Until all that wait now are counted, and the group that they fill, if they do, has appeared. */
async function nextGroup(): Promise<void> {
  for (const days of [7, draws.delay]) {
    goToShowingHour(days)
    await showAll()
  }
}

async function shownOf(campaignId: string): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT public_name AS name FROM signature
     WHERE campaign_id = $1 AND public_name IS NOT NULL ORDER BY public_name`,
    [campaignId],
  )
  return rows.map(({ name }) => name)
}

async function contentVersion(): Promise<string | undefined> {
  const [row] = await database.query<{ number: string }>('SELECT number FROM content_version')
  return row?.number
}

test('nine wait, ten appear at once, an eleventh waits for the next ten', async () => {
  const { id } = await addCampaign()
  const first = namesOf('Nil Prova', 9)
  await addSigners(database, id, first)
  const before = await contentVersion()
  await nextGroup()
  expect(await shownOf(id)).toEqual([])
  expect(await contentVersion()).toBe(before)

  await addSigners(database, id, ['Ona Prova'])
  await nextGroup()
  expect(await shownOf(id)).toEqual([...first, 'Ona Prova'])

  await addSigners(database, id, ['Pol Prova'])
  await nextGroup()
  expect(await shownOf(id)).toHaveLength(10)

  await addSigners(database, id, namesOf('Quim Prova', 9))
  await nextGroup()
  expect(await shownOf(id)).toHaveLength(20)
})

test('a group needs as many names as were drawn for it, and the next one draws anew', async () => {
  const { id } = await addCampaign()
  draws.threshold = 17
  await addSigners(database, id, namesOf('Nil', 16))
  await nextGroup()
  draws.threshold = 12
  await nextGroup()
  expect(await shownOf(id)).toEqual([])
  await addSigners(database, id, ['Ona'])
  await nextGroup()
  expect(await shownOf(id)).toHaveLength(17)
  await addSigners(database, id, namesOf('Pol', 12))
  await nextGroup()
  expect(await shownOf(id)).toHaveLength(29)
})

test.each([1, 4, 7])(
  'a group appears as many days after it is full as were drawn (%d)',
  async (delay) => {
    const { id } = await addCampaign({ opensDaysAgo: 6 })
    draws.delay = delay
    await addSigners(database, id, namesOf('Nil', 10))
    await lookFor(1)
    await addSigners(database, id, ['Ona who comes after the count'])
    await lookFor(delay - 1)
    expect(await shownOf(id)).toEqual([])
    await lookFor(1)
    expect(await shownOf(id)).toEqual(namesOf('Nil', 10))
  },
)

test('names are counted once in seven days, and all of those days count alike', async () => {
  for (const confirmed of [1, 4, 7]) {
    const { id } = await addCampaign({ opensDaysAgo: 7 - confirmed })
    await addSigners(database, id, namesOf(`Day ${confirmed}`, 10))
    await lookFor(confirmed)
    expect(await shownOf(id)).toEqual([])
    await lookFor(1)
    expect(await shownOf(id)).toHaveLength(10)
  }
})

test('nine who hide and ask again fill no group with a tenth, and appear with the next full one', async () => {
  const { id } = await addCampaign()
  const puppets = await addSigners(database, id, namesOf('Puppet', 10))
  await nextGroup()
  expect(await shownOf(id)).toHaveLength(10)
  await hideAndAskAgain(puppets)
  await addSigners(database, id, ['Ona'])
  await nextGroup()
  await nextGroup()
  expect(await shownOf(id)).toEqual([])
  await addSigners(database, id, namesOf('Pol', 9))
  await nextGroup()
  expect(await shownOf(id)).toHaveLength(20)
})

test('a group that too many leave before its day shows nobody, and has to be filled again', async () => {
  const { id } = await addCampaign({ opensDaysAgo: 6 })
  draws.delay = 3
  const [leaves] = await addSigners(database, id, namesOf('Nil', 10))
  await lookFor(2)
  await database.query('DELETE FROM signature WHERE id = $1', [leaves])
  await lookFor(2)
  expect(await shownOf(id)).toEqual([])
  await addSigners(database, id, ['Ona'])
  await nextGroup()
  expect(await shownOf(id)).toHaveLength(10)
})

test('only those who asked to be shown are, and each under the name as typed', async () => {
  const { id } = await addCampaign()
  const typed = [
    'Núria Cabré i Sol·là',
    'محمد',
    '山田',
    'Ana <b>',
    ...namesOf('Nil', 4),
    'Nil',
    'Nil',
  ]
  await addSigners(database, id, typed)
  await addSigners(database, id, namesOf('Nobody', 12), { showName: false })
  await nextGroup()
  expect((await shownOf(id)).toSorted()).toEqual(typed.toSorted())
})

test('a group appears in its hour only, once a day, and the day has a restart in it', async () => {
  const { id } = await addCampaign({ opensDaysAgo: 6 })
  await addSigners(database, id, namesOf('Nil', 10))
  await lookFor(1)
  for (const hour of [0, 2, 4, 15, 23]) {
    goToShowingHour(hour === 0 ? 1 : 0, hour)
    expect(await showNames()).toBe(0)
  }
  expect(await shownOf(id)).toEqual([])
  goToShowingHour(0)
  await showAll()
  expect(await shownOf(id)).toHaveLength(10)
  await database.query('UPDATE name_group SET due_on = $2 WHERE campaign_id = $1', [
    id,
    dayOf(now()),
  ])
  await addSigners(database, id, namesOf('Ona', 10))
  await showAll()
  expect(await shownOf(id)).toHaveLength(10)
})

test('who confirmed on the day of the count waits for the next one', async () => {
  const { id } = await addCampaign({ opensDaysAgo: 6 })
  await addSigners(database, id, namesOf('Nil', 9))
  const [ona] = await addSigners(database, id, ['Ona'])
  goToShowingHour(1)
  await database.query('UPDATE signature SET confirmed_on = $1::date WHERE id = $2', [
    dayOf(now()),
    ona,
  ])
  await showAll()
  await lookFor(6)
  expect(await shownOf(id)).toEqual([])
  await lookFor(2)
  expect(await shownOf(id)).toHaveLength(10)
})

/** A campaign with a group of such names that is to appear on the day that follows. */
async function addDueTomorrow(names: readonly string[]): Promise<string> {
  const { id } = await addCampaign({ opensDaysAgo: 6 })
  await addSigners(database, id, names)
  await lookFor(1)
  return id
}

test('workers that race show a group once, and draw its day once', async () => {
  const { id } = await addCampaign({ opensDaysAgo: 6 })
  await addSigners(database, id, namesOf('Nil', 37))
  goToShowingHour(1)
  await Promise.all([showAll(), showAll(), showAll(), showAll()])
  expect(
    await database.query(
      'SELECT threshold, due_on IS NULL AS waits FROM name_group WHERE campaign_id = $1',
      [id],
    ),
  ).toEqual([{ threshold: 10, waits: false }])
  const before = Number(await contentVersion())
  goToShowingHour(1)
  await Promise.all([showAll(), showAll(), showAll(), showAll()])
  await showAll()
  expect(await shownOf(id)).toHaveLength(37)
  expect(Number(await contentVersion())).toBe(before + 1)
})

test('of two workers that take the same campaign one looks at it, though names are left', async () => {
  const id = await addDueTomorrow(namesOf('Nil', 10))
  goToShowingHour(1)
  const signer = await holdSigner(id)
  const both = Promise.all([showNames(), showNames()])
  await eventually('one waits for the signer, one for the other', async () => {
    const waits = await database.query(
      `SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    return waits.length === 2
  })
  await addSigners(database, id, namesOf('Ona', 10))
  await signer.query('COMMIT')
  await signer.end()
  expect((await both).toSorted()).toEqual([0, 1])
  expect(await shownOf(id)).toHaveLength(10)
})

test('a worker killed half-way has shown nobody and drawn nothing, and the next one shows all', async () => {
  const id = await addDueTomorrow(namesOf('Nil', 12))
  goToShowingHour(1)
  const signer = await holdSigner(id)
  const outcome = showAll().catch((error: unknown) => error)
  await eventually('the worker at its work', async () => {
    const killed = await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    return killed.length > 0
  })
  expect(await outcome).toBeInstanceOf(Error)
  await signer.query('COMMIT')
  await signer.end()
  expect(await shownOf(id)).toEqual([])
  expect(
    await database.query('SELECT 1 FROM name_group WHERE campaign_id = $1 AND due_on = $2', [
      id,
      dayOf(now()),
    ]),
  ).toHaveLength(1)
  await showAll()
  expect(await shownOf(id)).toHaveLength(12)
})

test('who withdraws while a group is made is not shown, nor makes it smaller than ten', async () => {
  const id = await addDueTomorrow(namesOf('Nil', 10))
  goToShowingHour(1)
  const signer = new pg.Client({ connectionString: database.url })
  await signer.connect()
  await signer.query('BEGIN')
  await signer.query(
    'DELETE FROM signature WHERE id = (SELECT id FROM signature WHERE campaign_id = $1 LIMIT 1)',
    [id],
  )
  const shown = showAll()
  await eventually('the worker waits for it', async () => {
    const waits = await database.query(
      `SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    return waits.length > 0
  })
  await signer.query('COMMIT')
  await signer.end()
  await shown
  expect(await shownOf(id)).toEqual([])
})

/** Somebody holds one signature of a campaign until they commit. */
async function holdSigner(campaignId: string): Promise<pg.Client> {
  const signer = new pg.Client({ connectionString: database.url })
  await signer.connect()
  await signer.query('BEGIN')
  await signer.query('SELECT 1 FROM signature WHERE campaign_id = $1 LIMIT 1 FOR UPDATE', [
    campaignId,
  ])
  return signer
}

/** They hide their names and ask for them once more. */
async function hideAndAskAgain(ids: readonly string[]): Promise<void> {
  const asked = await database.query<{ id: string; sealed: Buffer }>(
    'SELECT id, public_name_sealed AS sealed FROM signature WHERE id = ANY($1)',
    [ids],
  )
  await database.query(
    'UPDATE signature SET public_name_sealed = NULL, public_name = NULL WHERE id = ANY($1)',
    [ids],
  )
  for (const { id, sealed } of asked)
    await database.query('UPDATE signature SET public_name_sealed = $2 WHERE id = $1', [id, sealed])
}

test('a hidden name never comes back by itself, and one shown again waits for its group', async () => {
  const { id } = await addCampaign()
  const [hidden = ''] = await addSigners(database, id, ['Ona Amagada'])
  await addSigners(database, id, namesOf('Nil', 10))
  await nextGroup()
  expect(await shownOf(id)).toContain('Ona Amagada')
  await hideAndAskAgain([hidden])
  await addSigners(database, id, namesOf('Pol', 9))
  await nextGroup()
  expect(await shownOf(id)).toHaveLength(10)
  await addSigners(database, id, ['Quim'])
  await nextGroup()
  expect(await shownOf(id)).toHaveLength(21)
  expect(await shownOf(id)).toContain('Ona Amagada')
})

test.each([
  ['taken down', `UPDATE campaign SET visibility = 'taken_down' WHERE id = $1`],
  [
    'of a person taken down',
    `UPDATE defender SET visibility = 'taken_down'
    WHERE id = (SELECT defender_id FROM campaign WHERE id = $1)`,
  ],
  [
    'past its term',
    `UPDATE campaign SET opens_at = opens_at - interval '2 years',
    closes_at = now() - interval '13 months' WHERE id = $1`,
  ],
])('a campaign that is %s is left alone', async (_, change) => {
  const { id } = await addCampaign()
  await addSigners(database, id, namesOf('Nil', 10))
  await database.query(change, [id])
  await nextGroup()
  expect(await shownOf(id)).toEqual([])
})

test('the names of a campaign that is over, within its term, appear', async () => {
  const { id } = await addCampaign({ opensDaysAgo: 90, wonDaysAgo: 5 })
  await addSigners(database, id, namesOf('Nil', 10))
  await nextGroup()
  expect(await shownOf(id)).toHaveLength(10)
})

test('a record that does not open, or holds no name, holds up nobody and makes up no group', async () => {
  const { id } = await addCampaign()
  await addSigners(database, id, namesOf('Nil', 9))
  await addSigners(database, id, ['x'], { sealed: Buffer.alloc(1_073, 1) })
  await addSigners(database, id, ['http://example.org'])
  await nextGroup()
  expect(await shownOf(id)).toEqual([])
  goToShowingHour(1)
  await addSigners(database, id, ['Ona'])
  await nextGroup()
  expect(await shownOf(id)).toEqual([...namesOf('Nil', 9), 'Ona'])
})

test('the records of fewer than ten are not even opened', async () => {
  const complaints = vi.spyOn(log, 'error')
  onTestFinished(() => complaints.mockRestore())
  const { id } = await addCampaign()
  await addSigners(database, id, namesOf('x', 9), { sealed: Buffer.alloc(1_073, 1) })
  await nextGroup()
  expect(complaints).not.toHaveBeenCalled()
  goToShowingHour(1)
  await addSigners(database, id, ['x'], { sealed: Buffer.alloc(1_073, 1) })
  await nextGroup()
  expect(complaints).toHaveBeenCalled()
})

test("a campaign's names come in the alphabet of the page's language, all groups mixed", async () => {
  const { id, slug } = await addCampaign()
  await addSigners(database, id, [
    'Zoe',
    'ñandú',
    'Oscar',
    'Núria',
    'àngel',
    'Berta',
    ...namesOf('Nil', 4),
  ])
  await nextGroup()
  goToShowingHour(1)
  await addSigners(database, id, ['Abel', 'nunu', ...namesOf('Pau', 7), 'Abel'])
  await nextGroup()
  const { names, more } = await listShownSigners('es', slug)
  const some = names.filter((name) => !/\d/.test(name))
  expect(some).toEqual('Abel Abel àngel Berta nunu Núria ñandú Oscar Zoe'.split(' '))
  expect(more).toBe(0)
  const catalan = await listShownSigners('ca', slug)
  expect(catalan.names.indexOf('ñandú')).toBeLessThan(catalan.names.indexOf('Núria'))
  await database.query(`UPDATE campaign SET visibility = 'taken_down' WHERE id = $1`, [id])
  expect(await listShownSigners('ca', slug)).toEqual({ names: [], more: 0, countries: [] })
})

test('a page holds 80 names, and says how many more there are', async () => {
  const { id, slug } = await addCampaign()
  await addSigners(database, id, namesOf('Nil', 92))
  await nextGroup()
  const { names, more } = await listShownSigners('ca', slug)
  expect([names.length, more]).toEqual([80, 12])
  expect((await listShownSigners('ca', slug)).names).toEqual(names)
})
