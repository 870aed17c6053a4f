import { rmSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deleteOlderBackups } from '@/commands/runtime/backup/delete-older-backups'
import { writeBackups } from '@/lib/backups/backup-ledger'
import { backupTermDays } from '@/lib/backups/backup-term'
import { countSignatures } from '@/lib/campaigns/count-signatures'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'
import { queueLetters } from '@/lib/mail/queue-letters'
import { mailboxTransport } from '@/lib/mail/transports/mailbox'
import { moveClock, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import { countPastTerms } from '@/lib/retention/count-past-terms'
import { retentionPolicy } from '@/lib/retention/retention-policy'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { withdrawnLetterLife } from '@/lib/signatures/terms'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { emailOf, sign, signAndReadToken } from '@/tests/support/signing'
import { schedule } from '@/worker/schedule'

const { database, folder } = await ownInstallation()
const day = 86_400_000

/** The data that is past its term now, by name. */
const past = async () =>
  Object.fromEntries(
    (await countPastTerms(now())).filter((one) => one.past > 0).map((one) => [one.name, one.past]),
  )

/** As the worker would with nothing to send, until nothing is left to do. */
async function runJobs(): Promise<void> {
  const transport = mailboxTransport(mailboxFolder())
  const jobs = schedule(transport).filter(({ name }) => name !== 'answer signature requests')
  for (;;) {
    let done = 0
    for (const { act } of jobs) done += await act()
    if (done === 0) return
  }
}

const oldBackup = { file: join(folder, 'old.backup'), keys: join(folder, 'old.keys'), bytes: 22 }

/** Makes one of each kind of stored data, dated now. */
async function fillEverything(): Promise<string> {
  writeFileSync(oldBackup.file, 'age-encryption.org/v1\n')
  writeBackups(folder, [{ ...oldBackup, madeAt: now().toISOString() }])
  const { id, slug } = await addCampaign({ closesInDays: 20 })
  await confirmSignature(await signAndReadToken(slug, 'kept@example.org'))
  await sign(slug, { email: 'waiting@example.org' })
  const at = now()
  const withdrawn = {
    ...({
      kind: 'withdrawn',
      linkOf: null,
      to: emailOf('gone@example.org'),
      locale: 'ca',
    } as const),
    since: at,
    expiresAt: new Date(at.getTime() + withdrawnLetterLife),
  }
  const link = {
    ...({ kind: 'your_link', linkOf: id, to: emailOf('link@example.org'), locale: 'ca' } as const),
    since: at,
    expiresAt: new Date(at.getTime() + 14 * day),
  }
  const later = new Date(at.getTime() + 500 * day)
  await queueLetters(db, [withdrawn, link], later, webKeys().sealPublic)
  await database.query(
    `INSERT INTO link_request (id, campaign_id, address_key, sealed, locale, received_at, due_at)
     VALUES (gen_random_uuid(), $1, sha256('link'), '', 'ca', $2, $2)`,
    [id, at],
  )
  await database.query(
    `INSERT INTO campaign_mail_stop VALUES ($1, sha256('stop'), $2::date + 30)`,
    [id, at],
  )
  await database.query(
    `INSERT INTO mail_stop VALUES (sha256('b'), 'bounce', $1::date + 90),
       (sha256('c'), 'complaint', $1::date + 365)`,
    [at],
  )
  await database.query(
    `INSERT INTO mail_report VALUES (sha256('r'), 'bounce', NULL, gen_random_uuid(), $1)`,
    [at],
  )
  await database.query(
    `INSERT INTO mail_batch VALUES (gen_random_uuid(), $1, 1, $1, gen_random_uuid())`,
    [at],
  )
  return slug
}

test('with the clock moved past every term it finds each thing, and once the jobs ran none, in no table and no file', async () => {
  const slug = await fillEverything()
  expect(await past()).toEqual({})

  moveClock(500 * day)
  const found = await past()
  const withATerm = retentionPolicy.filter(({ name }) => name !== 'totals' && name !== 'logs')
  expect(Object.keys(found).toSorted()).toEqual(withATerm.map(({ name }) => name).toSorted())

  await runJobs()
  // Whoever makes backups deletes the old ones.
  expect(await past()).toEqual({ backups: 1 })
  const newer = { ...oldBackup, madeAt: now().toISOString(), file: join(folder, 'new.backup') }
  expect(deleteOlderBackups(folder, newer, backupTermDays, now())).toEqual([oldBackup.file])
  expect(await past()).toEqual({})
  expect((await countSignatures(slug))?.signatures).toBe(1)
  const [campaign] = await database.query('SELECT address_key_wrapped FROM campaign')
  expect(campaign).toEqual({ address_key_wrapped: null })
  const tables = retentionPolicy.map(({ where }) => where).filter((where) => !where.endsWith('/'))
  for (const table of new Set(tables)) {
    if (['campaign', 'tally', 'mail_total'].includes(table)) continue
    expect(await database.query(`SELECT 1 FROM ${table}`), table).toEqual([])
  }
  // That something expired is all that is left to say.
  expect(await database.query('SELECT ending::text, letters FROM mail_total')).toEqual([
    { ending: 'expired', letters: 2 },
  ])
  moveClock(-500 * day)
})

/**
 * Cases: after how many days, which data exists until then, and how many days later it is certainly
 * deleted.
 */
const terms: [number, string, number][] = [
  [0.95, `letter WHERE kind = 'withdrawn'`, 0.05],
  [2, 'mail_count', 0.1],
  [3, 'link_request', 0.1],
  [3, 'mail_report', 0.1],
  [14, 'letter', 0.1],
  [14, 'signature_request', 0.1],
  [30, 'campaign_mail_stop', 1.1],
  [90, `mail_stop WHERE reason = 'bounce'`, 1.1],
  [365, 'mail_stop', 1.1],
  // The campaign closes after 20 days, and a year may be a leap year.
  [20 + 365, 'signature', 1.1],
  [20 + 365, 'signature_link', 1.1],
]

test.each(terms)(
  'until day %d the jobs leave what is in %s, and soon after it is gone',
  async (days, rows, later) => {
    await fillEverything()
    const there = async () => (await database.query(`SELECT 1 FROM ${rows}`)).length > 0
    moveClock((days - 0.1) * day)
    await runJobs()
    expect(await there()).toBe(true)
    moveClock((0.1 + later) * day)
    await runJobs()
    expect(await there()).toBe(false)
    moveClock(500 * day)
    await runJobs()
    moveClock(-(500 + later + days) * day)
  },
)

test('a log that outgrew its bound is found', async () => {
  const logs = join(folder, 'logs')
  await mkdir(logs)
  const file = join(logs, 'web.log')
  writeFileSync(file, 'one line\n')
  expect(await past()).toEqual({})
  truncateSync(file, 7 * 1024 * 1024)
  expect(await past()).toEqual({ logs: 1 })
  rmSync(file)
})

test('letters of a batch of unknown outcome that are over go too, and their ending is called unknown', async () => {
  await database.query('DELETE FROM mail_total')
  const { slug } = await addCampaign({ closesInDays: undefined })
  await sign(slug, { email: 'unknown@example.org' })
  for (const job of schedule(mailboxTransport(mailboxFolder()))) {
    if (job.name === 'answer signature requests') await job.act()
  }
  const unanswered = {
    ...({
      name: 'resend',
      batchSize: 100,
      maxCallTime: 60_000,
      repeats: Number.POSITIVE_INFINITY,
    } as const),
    send: async ({ letters }: { letters: readonly unknown[] }) => ({
      deliveries: letters.map(() => 'unknown' as const),
    }),
    close: () => undefined,
  }
  await deliverDueMail(unanswered)
  moveClock(15 * day)
  await runJobs()
  expect(await past()).toEqual({})
  expect(await database.query('SELECT ending::text, letters FROM mail_total')).toEqual([
    { ending: 'unknown', letters: 1 },
  ])
  moveClock(-15 * day)
})
