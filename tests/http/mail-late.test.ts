import { expect, test } from 'vitest'
import { ask } from '@/tests/http/ask'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { ownSite } from '@/tests/support/open-site'
import { answerAll, sign } from '@/tests/support/signing'

const site = await ownSite()
const { database } = site.installation
const { id, slug } = await addCampaign()

const ready = async () => {
  const { status, text } = await ask(site.origin, '/api/health/ready')
  return { status, ...JSON.parse(text) }
}
const ok = { status: 200, ready: true, database: 'ready', mail: 'ok' }

await eventually('a worker that has reported itself', async () => {
  expect(await ready()).toEqual({ ...ok, worker: 'ok' })
  return true
})
// From here on no letter goes out but those that a test sends.
await site.worker.stop()

test('readiness says that mail is in time while nobody waits, and when somebody has just begun to', async () => {
  expect(await ready()).toMatchObject(ok)
  await sign(slug, { email: 'first@example.org' })
  expect(await ready()).toMatchObject(ok)
})

test('a request that nobody has looked at for an hour makes mail late; the site is ready all the same', async () => {
  const dueAgo = (minutes: number) =>
    database.query(
      `UPDATE signature_request SET due_at = now() - make_interval(mins => $1), received_at = now() - interval '1 day'`,
      [minutes],
    )
  await dueAgo(59)
  expect(await ready()).toMatchObject(ok)
  await dueAgo(61)
  expect(await ready()).toMatchObject({ ...ok, mail: 'late' })
  // The caps deferred it: it waits long, and is not due.
  await dueAgo(-30)
  expect(await ready()).toMatchObject(ok)
})

test('a letter that waits for an hour makes mail late, however it came to wait', async () => {
  await database.query('UPDATE signature_request SET due_at = now()')
  await answerAll()
  const letter = (since: number, due: number, attempts: number) =>
    database.query(
      `UPDATE letter SET since = now() - make_interval(mins => $1),
         due_at = now() - make_interval(mins => $2), attempts = $3`,
      [since, due, attempts],
    )
  await letter(59, 59, 3)
  expect(await ready()).toMatchObject(ok)
  await letter(61, 61, 0)
  expect(await ready()).toMatchObject({ ...ok, mail: 'late' })
  await letter(61, -30, 4)
  expect(await ready()).toMatchObject({ ...ok, mail: 'late' })
  // Queued this minute, after the caps had put it off.
  await letter(120, 0, 0)
  expect(await ready()).toMatchObject(ok)
})

test('a lost link that nobody has looked at for an hour makes mail late', async () => {
  await database.query('DELETE FROM letter')
  await database.query(
    `INSERT INTO link_request (id, campaign_id, address_key, sealed, locale, received_at, due_at)
     VALUES (gen_random_uuid(), $1, sha256('x'), '', 'ca', now() - interval '61 minutes', now() - interval '61 minutes')`,
    [id],
  )
  expect(await ready()).toMatchObject({ ...ok, mail: 'late' })
})
