import { expect, test } from 'vitest'
import { addressOf } from '@/lib/i18n/routing'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { ask, signByJson } from '@/tests/http/ask'
import { unescaped, walkSite } from '@/tests/http/documents'
import { formIn, sendForm } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { ownSite } from '@/tests/support/open-site'
import { addSigners, namesOf } from '@/tests/support/signers/add-signers'
import { goToShowingHour, showSigners } from '@/tests/support/signers/showing-hour'
import { tokenIn } from '@/tests/support/signing'

const site = await ownSite()
const { origin } = site
const { database } = site.installation

/** Whoever watches the campaign's page: what has appeared and gone since they last looked. */
async function watch(slug: string) {
  const path = addressOf('ca', 'campaign', { slug })
  const form = formIn((await ask(origin, path)).text, 'email')
  let seen: string[] = []
  return async () => {
    // A form that comes back is made anew each time: nothing kept is taken for nothing new.
    const { text } = await sendForm(origin, path, form)
    const now = [...text.matchAll(/<bdi>(.*?)<\/bdi>/g)].map(([, name = '']) => unescaped(name))
    const table = text.match(/<tbody>(.*?)<\/tbody>/s)?.[1] ?? ''
    const appeared = now.filter((name) => !seen.includes(name))
    const gone = seen.filter((name) => !now.includes(name))
    seen = now
    return { names: now, appeared, gone, table }
  }
}

const hours = [4, 9, 15, 23]

test('names appear in one hour of the day only, as one group, and of those only who asked', async () => {
  const { slug } = await addCampaign()
  const look = await watch(slug)
  const asked = namesOf('Clara Mostrada', 20)
  const silent = namesOf('Sira Callada', 3)
  const people = [...asked, ...silent].map((name, at) => ({ name, email: `p${at}@example.org` }))
  const answers = await Promise.all(
    people.map(({ name, email }) => signByJson(origin, slug, { name, email, country: 'PT' })),
  )
  expect(answers.map(({ status }) => status)).toEqual(people.map(() => 202))
  const letters = await Promise.all(people.map(({ email }) => site.mailbox.letterTo(email)))
  // From here on this process works in its place.
  await site.worker.stop()

  for (const [at, letter] of letters.entries()) {
    const name = people[at]?.name ?? ''
    const publicName = asked.includes(name) ? name : undefined
    await confirmSignature(tokenIn(letter), { publicName, updates: false })
    expect((await look()).names).toEqual([])
  }
  for (const hour of [...hours, 3]) {
    goToShowingHour(0, hour)
    await showSigners()
    expect((await look()).names, `at ${hour} of the day on which they confirmed`).toEqual([])
  }
  // Twenty fill any group: it is counted within seven days, and appears within seven more.
  const seen: number[] = []
  for (let day = 1; day <= 14; day += 1) {
    goToShowingHour(1)
    await showSigners()
    const { appeared } = await look()
    if (appeared.length > 0) seen.push(appeared.length)
  }
  expect(seen).toEqual([20])
  goToShowingHour(0, 12)
  expect((await look()).names.toSorted()).toEqual(asked.toSorted())

  const walked = await walkSite(origin, [addressOf('ca', 'campaign', { slug }), '/api/campaigns'])
  const naming = [...walked].filter(([, { body }]) => /Sira Callada|p\d+@/.test(body.toString()))
  expect(naming.map(([path]) => path)).toEqual([])
})

test('whatever comes and goes for weeks, the page grows by ten or more, and only then', async () => {
  const { id, slug } = await addCampaign({ opensDaysAgo: 400 })
  const look = await watch(slug)
  // No more than the page has room for: beyond that, a name that goes makes room for another.
  const newcomers = [4, 5, 1, 0, 13, 9, 9, 2, 0, 12, 1, 3, 0, 3, 1, 8, 0, 0, 4, 2, 0, 2, 0, 1]
  let asked: string[] = []
  let appearedInAll = 0
  for (const [day, many] of newcomers.entries()) {
    goToShowingHour(1, 9)
    const names = namesOf(`Dia ${day} Prova`, many)
    await addSigners(database, id, names)
    asked = [...asked, ...names]
    for (const hour of hours) {
      goToShowingHour(0, hour)
      await showSigners()
      expect((await look()).appeared).toEqual([])
    }
    // One of those shown hides, another withdraws: both go at once and alone, and stay away.
    await database.query(
      `UPDATE signature SET public_name_sealed = NULL, public_name = NULL
       WHERE id = (SELECT id FROM signature WHERE public_name IS NOT NULL AND campaign_id = $1 LIMIT 1)`,
      [id],
    )
    await database.query(
      `DELETE FROM signature
       WHERE id = (SELECT id FROM signature WHERE public_name IS NOT NULL AND campaign_id = $1 LIMIT 1)`,
      [id],
    )
    const { appeared: none, gone } = await look()
    expect(none).toEqual([])
    asked = asked.filter((name) => !gone.includes(name))

    goToShowingHour(1)
    await showSigners()
    const { names: now, appeared } = await look()
    expect(appeared.length === 0 || appeared.length >= 10, `${appeared.length} appeared`).toBe(true)
    expect(now.filter((name) => !asked.includes(name))).toEqual([])
    appearedInAll += appeared.length
    await showSigners()
    expect((await look()).appeared).toEqual([])
  }
  expect(appearedInAll).toBeGreaterThan(30)
})

test('nine puppets that hide, ask again, leave and come back never bring a tenth name onto the page', async () => {
  const { id, slug } = await addCampaign({ opensDaysAgo: 400 })
  const look = await watch(slug)
  const puppets = await addSigners(database, id, namesOf('Titella Prova', 20))
  for (let day = 1; day <= 14; day += 1) {
    goToShowingHour(1)
    await showSigners()
  }
  expect((await look()).names).toHaveLength(20)
  await addSigners(database, id, ['Sola Prova'])
  for (let day = 1; day <= 42; day += 1) {
    await database.query(
      day % 2 === 1
        ? `UPDATE signature SET public_name = NULL, public_name_sealed = NULL WHERE id = ANY($1)`
        : `UPDATE signature SET public_name_sealed = sealed WHERE id = ANY($1)`,
      [puppets.slice(0, 9)],
    )
    goToShowingHour(1)
    await showSigners()
    expect((await look()).appeared).toEqual([])
  }
})

test('a country moves by ten or more, in the same hour, and days after it was counted', async () => {
  // This process's clock is weeks ahead of the site's by now.
  const { id, slug } = await addCampaign({ opensDaysAgo: 400 })
  const look = await watch(slug)
  const numbers: number[] = []
  for (let total = 1; total <= 49; total += 1) {
    await database.query(
      `INSERT INTO tally VALUES ($1, 'PT', $2)
       ON CONFLICT (campaign_id, country) DO UPDATE SET total = EXCLUDED.total`,
      [id, total],
    )
    const before = (await look()).table
    goToShowingHour(0, 12)
    await showSigners()
    expect((await look()).table).toBe(before)
    goToShowingHour(1)
    await showSigners()
    const text = (await look()).table.replaceAll(/<th.*?<\/th>|<[^>]*>/g, '')
    expect(text).toMatch(/^(\d+0 o més)?$/)
    const number = Number.parseInt(text, 10) || 0
    expect(number).toBeLessThanOrEqual(total)
    if (number !== numbers.at(-1)) numbers.push(number)
  }
  expect(numbers.at(-1)).toBeGreaterThanOrEqual(10)
  for (const [at, number] of numbers.entries())
    expect(number - (numbers[at - 1] ?? 0) === 0 || number - (numbers[at - 1] ?? 0) >= 10).toBe(
      true,
    )
})
