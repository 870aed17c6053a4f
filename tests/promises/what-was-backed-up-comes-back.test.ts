import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addressOf } from '@/lib/i18n/routing'
import { closeDatabase } from '@/lib/platform/db'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { openSignature } from '@/lib/signatures/own-page/open-signature'
import { backUp, backupFolders, restoreInto } from '@/tests/commands/backup/back-up'
import { type EmbeddedInstallation, startEmbedded } from '@/tests/commands/backup/start-embedded'
import { startCommand } from '@/tests/commands/run-command'
import { ask, countOf, signByJson } from '@/tests/http/ask'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { workIn } from '@/tests/support/installation'
import { deliverAll, lettersTo, sign, tokenIn } from '@/tests/support/signing'
import { startSite } from '@/tests/support/site'
import { temporaryFolder } from '@/tests/support/temporary-folder'

const { path: folder, remove } = temporaryFolder('rehearsal')
const dataDir = join(folder, 'data')
let installation: EmbeddedInstallation = await startEmbedded(dataDir)
workIn(installation)
const { port } = installation
const places = await backupFolders(folder)
let site = await startSite({ installation })
afterAll(async () => {
  await site.stop()
  await closeDatabase()
  await installation.stop()
  remove()
})

const open = await addCampaign()
const hidden = await addCampaign()
await installation.database.query(
  `UPDATE defender SET visibility = 'taken_down' FROM campaign
   WHERE campaign.slug = $1 AND defender.id = campaign.defender_id`,
  [hidden.slug],
)

/** Signs, and reads the token in the letter that the worker sends. */
async function signFor(email: string): Promise<string> {
  expect((await signByJson(site.origin, open.slug, { email })).status).toBe(202)
  return tokenIn((await letterTo(email))[0])
}

const letterTo = (email: string) =>
  eventually(`a letter to ${email}`, async () => {
    const letters = await lettersTo(email)
    return letters.length > 0 && letters
  })

const query = async <Row extends object>(text: string): Promise<Row[]> =>
  installation.database.query<Row>(text)

/** All that the worker would have changed by now, were it to do anything. */
const dueRows = () =>
  query(`SELECT 'request' AS kind, id::text, link_hash::text FROM signature_request
         UNION ALL SELECT 'letter', id::text, attempts::text FROM letter
         UNION ALL SELECT 'change', id::text, change::text FROM tally_change
         UNION ALL SELECT 'expired', sha256(key)::text, hour::text FROM mail_count ORDER BY 1, 2`)

const confirmed = await signFor('confirmed@example.org')
await confirmSignature(confirmed)

test('under writes, with the folder destroyed: all is there, and nothing happens until somebody says so, and then once', async () => {
  await eventually('the tally to be folded', async () => {
    return (await query('SELECT FROM tally_change')).length === 0
  })
  await site.worker.stop()
  // Something is to be folded, something is past its term, and somebody waits for a letter.
  await confirmSignature(await signedWithoutWorker('second@example.org'))
  await query(`INSERT INTO mail_count VALUES (sha256('old'), now() - interval '4 days', 1)`)
  expect((await signByJson(site.origin, open.slug, { email: 'waits@example.org' })).status).toBe(
    202,
  )

  const versions = await query('SELECT number, petition FROM petition_text ORDER BY 1, 2')
  const due = await dueRows()
  const during = Array.from({ length: 20 }, (_, at) =>
    signByJson(site.origin, open.slug, { email: `during-${at}@example.org` }),
  )
  const made = await backUp(dataDir, places).ended
  expect(made.output).toContain(`Backup: ${places.file}`)
  await Promise.all(during)

  await site.startAgain('worker')
  const [first] = await letterTo('waits@example.org')
  await site.kill()
  await closeDatabase()
  await installation.stop()
  rmSync(dataDir, { recursive: true })

  const restored = await restoreInto(dataDir, places).ended
  expect(restored.output).toContain('Held: no letter goes out')
  expect(restored.code).toBe(0)
  installation = await startEmbedded(dataDir, { port })
  site = await startSite({ installation })
  await eventually('three seconds of the worker', async () => {
    return (
      await query(`SELECT FROM running_process
        WHERE kind = 'worker' AND reported_at > started_at + interval '3 seconds'`)
    )[0]
  })

  // All is there …
  expect(await query('SELECT number, petition FROM petition_text ORDER BY 1, 2')).toEqual(versions)
  expect(await openSignature('en', confirmed)).toMatchObject({
    outcome: 'found',
    signature: { status: 'confirmed', record: { email: 'confirmed@example.org' } },
  })
  // … nothing was sent, folded or deleted …
  expect(await dueRows()).toEqual(expect.arrayContaining(due))
  expect(await lettersTo('waits@example.org')).toEqual([])
  expect(await shownAt(addressOf('en', 'campaign', { slug: open.slug }))).toBe(503)
  for (const path of [
    addressOf('en', 'home'),
    `${addressOf('en', 'defenders')}?q=prova`,
    addressOf('en', 'lostLink', { slug: open.slug }),
    addressOf('en', 'checkYourInbox', { slug: open.slug }),
    addressOf('en', 'signature', { token: confirmed }),
    '/api/campaigns',
  ])
    expect(await shownAt(path), path).toBe(503)
  expect((await signByJson(site.origin, open.slug)).status).toBe(503)
  expect(await shownAt(addressOf('en', 'hide', { token: 'u'.repeat(43) }))).toBe(200)
  const ready = await ask(site.origin, '/api/health/ready')
  expect(JSON.parse(ready.text)).toMatchObject({ ready: true, restored: 'held' })

  // … and then it goes on.
  const resumed = await startCommand(['resume'], { DATA_DIR: dataDir }).ended
  expect(resumed.output).toContain('It goes on')
  const [again] = await letterTo('waits@example.org')
  expect(tokenIn(again)).toBe(tokenIn(first))
  await eventually('all that was due', async () => {
    const left = await query(`SELECT FROM signature_request WHERE due_at <= now()
      UNION ALL SELECT FROM letter UNION ALL SELECT FROM tally_change
      UNION ALL SELECT FROM mail_count WHERE hour < now() - interval '3 days'`)
    return left.length === 0
  })
  expect(await lettersTo('waits@example.org')).toHaveLength(1)
  await eventually('the pages', async () => {
    return (await shownAt(addressOf('en', 'campaign', { slug: open.slug }))) === 200
  })
  expect(await countOf(site.origin, open.slug)).toBe(2)
  expect(await shownAt(addressOf('en', 'campaign', { slug: hidden.slug }))).toBe(404)
})

const shownAt = async (path: string) => (await ask(site.origin, path)).status

/** A signature whose letter is written here, since the worker does not run. */
async function signedWithoutWorker(email: string): Promise<string> {
  await sign(open.slug, { email })
  await deliverAll()
  return tokenIn((await lettersTo(email))[0])
}
