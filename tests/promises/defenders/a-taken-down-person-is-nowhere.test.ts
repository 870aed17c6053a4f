import pg from 'pg'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { takeDownDefender } from '@/lib/defenders/manage/take-down-defender'
import { addressOf, locales } from '@/lib/i18n/routing'
import { operator } from '@/lib/staff/staff-member'
import { addressKinds } from '@/lib/take-down/address-kinds'
import { readTakeDownProof, type TakeDownProof } from '@/lib/take-down/read-take-down-proof'
import { ask } from '@/tests/http/ask'
import { walkSite } from '@/tests/http/documents'
import { startChild } from '@/tests/support/child'
import { urlAs } from '@/tests/support/database-roles'
import { addPages } from '@/tests/support/directory'
import { eventually } from '@/tests/support/eventually'
import { freePort } from '@/tests/support/free-port'
import { ownSite } from '@/tests/support/open-site'
import { addRealCase, type RealCase } from '@/tests/support/real-case'

const site = await ownSite()
const { database, webFolder } = site.installation

/** A second web process beside the site's own, as a larger installation has. */
const port = await freePort()
const second = startChild('server/main.ts', {
  DATABASE_URL: urlAs('web', database.url),
  DATA_DIR: webFolder,
  PORT: `${port}`,
  APP_URL: `http://127.0.0.1:${port}`,
})
await second.ready
afterAll(() => second.stop())
const origins = [site.origin, `http://127.0.0.1:${port}`]

await addPages()
/** Words that stand nowhere else, with what markup writes in another way. */
const add = (mark: string) =>
  addRealCase({
    slug: `${mark}-tolbek`,
    name: `${mark} d'Or & "Tolbek"`,
    title: `Free ${mark}title`,
    story: `${mark}story was told.`,
    right: 'right-to-be-shown',
  })

const startsOf = ({ defender, campaign }: RealCase) => [
  '/sitemap.xml',
  ...locales.flatMap((locale) => [
    addressOf(locale, 'home'),
    addressOf(locale, 'defenders'),
    addressOf(locale, 'campaigns'),
    addressOf(locale, 'defender', { slug: defender.slug }),
    addressOf(locale, 'campaign', { slug: campaign.slug }),
    `${addressOf(locale, 'defenders')}?q=${defender.slug.slice(0, 5)}`,
  ]),
]

/** Every address of both processes that tells of a person, over all links from all that we know of. */
async function tracesOf(person: RealCase): Promise<string[]> {
  const mark = person.defender.slug.replace('-tolbek', '')
  const walks = origins.map(async (origin) => {
    const walked = await walkSite(origin, startsOf(person))
    return [...walked].filter(([, { body }]) => body.includes(mark)).map(([path]) => origin + path)
  })
  return (await Promise.all(walks)).flat()
}

const proofOf = async ({ defender }: RealCase) => readTakeDownProof({ defenderId: defender.id })

/** Once every web process that runs has looked at all its addresses. */
function finishedProof(person: RealCase, processes: number): Promise<TakeDownProof> {
  return eventually('a proof of each web process', async () => {
    const proof = await proofOf(person)
    const done = proof?.processes.filter(({ state }) => state === 'gone' || state === 'showing')
    return done && done.length >= processes ? proof : undefined
  })
}

/** The kinds of address at which something was found, and processes that have not looked. */
const showing = ({ processes }: TakeDownProof): string[] =>
  processes.flatMap((process) =>
    'kinds' in process
      ? process.kinds.filter((one) => one.showing > 0).map(({ kind }) => kind)
      : [process.state],
  )

/** A transaction that has changed content and lies open, as an editor's who went for lunch. */
async function leaveTransactionOpen(): Promise<void> {
  const client = new pg.Client({ connectionString: database.url })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end())
  await client.query('BEGIN')
  await client.query(`UPDATE page_text SET lead = lead || '.' WHERE page_id = 'about'`)
}

/** Readers who ask for whatever there is, again and again, until the test is over. */
function crowdIn(paths: string[]): () => Promise<void> {
  let over = false
  const readers = Array.from({ length: 4 }, async (_, reader) => {
    for (let turn = reader; !over; turn++) {
      const origin = origins[turn % origins.length] ?? site.origin
      await ask(origin, paths[turn % paths.length] ?? '/')
    }
  })
  return async () => {
    over = true
    await Promise.all(readers)
  }
}

test('while a transaction lies open and readers crowd in, nothing shows them, and each process says so', async () => {
  const [person, stays] = [await add('zarvik'), await add('quelmor')]
  await eventually('them everywhere', async () => {
    for (const origin of origins) {
      for (const path of startsOf(person)) {
        if (!(await ask(origin, path)).text.includes('zarvik')) return false
      }
    }
    return true
  })
  await leaveTransactionOpen()
  const goHome = crowdIn(startsOf(person))
  const { outcome } = await takeDownDefender(operator, person.defender.id)
  expect(outcome).toBe('taken-down')
  const proof = await finishedProof(person, 2)
  expect(showing(proof)).toEqual([])
  expect(await tracesOf(person)).toEqual([])
  await goHome()
  // Each process has looked at every kind of address, those of their own and those of many.
  for (const process of proof.processes) {
    const kinds = 'kinds' in process ? process.kinds : []
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual([...addressKinds].toSorted())
    for (const { addresses } of kinds) expect(addresses).toBeGreaterThan(0)
  }
  for (const path of startsOf(stays)) {
    expect((await ask(site.origin, path)).text, path).toContain('quelmor')
  }
})

test('a process that starts afterwards looks as well, and shows nothing either', async () => {
  const person = await add('brintax')
  await takeDownDefender(operator, person.defender.id)
  await finishedProof(person, 2)
  await site.web.stop()
  await site.startAgain('web')
  expect(await tracesOf(person)).toEqual([])
  expect(showing(await finishedProof(person, 3))).toEqual([])
})

test('where somebody else’s story names them, the proof says so instead of that all is well', async () => {
  const [person, teller] = [await add('volpeda'), await add('jastrun')]
  const story = `${person.defender.name} stood beside me.`
  await database.query('UPDATE defender_text SET story = $1 WHERE defender_id = $2', [
    story,
    teller.defender.id,
  ])
  await takeDownDefender(operator, person.defender.id)
  const proof = await finishedProof(person, 2)
  expect(proof.processes.map(({ state }) => state)).toEqual(['showing', 'showing'])
  expect(showing(proof)).toContain('related')
})

test('a process that is not heard from is told of, with when it goes dark at the latest', async () => {
  const person = await add('mirdano')
  const since = new Date(Date.now() - 60_000)
  await database.query(
    `INSERT INTO running_process (id, kind, started_at, reported_at, content_version)
     VALUES (gen_random_uuid(), 'web', $1, $1, 1)`,
    [since],
  )
  await takeDownDefender(operator, person.defender.id)
  const proof = await finishedProof(person, 2)
  const silent = proof.processes.filter((process) => process.state === 'silent')
  expect(silent).toHaveLength(1)
  expect(silent[0]).toMatchObject({ reportedAt: since })
  const [{ darkAt } = { darkAt: since }] = silent
  expect(darkAt.getTime() - since.getTime()).toBeGreaterThanOrEqual(300_000)
})
