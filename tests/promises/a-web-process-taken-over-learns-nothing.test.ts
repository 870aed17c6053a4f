import { expect, test } from 'vitest'
import { addCampaign } from '@/tests/support/campaign'
import { ask } from '@/tests/support/database'
import { urlAs } from '@/tests/support/database-roles'
import { ownInstallation } from '@/tests/support/installation'
import { deliverAll, sign, signAndReadToken } from '@/tests/support/signing'

/** Whoever has taken over the web's process has its password: all that it may ask, they may ask. */
const { database } = await ownInstallation()
const { slug } = await addCampaign()
await signAndReadToken(slug, 'waits@example.org')
await sign(slug, { email: 'asked@example.org' })
await deliverAll()

const insufficientPrivilege = '42501'

const refusalOf = async (role: 'web' | 'worker', statement: string): Promise<unknown> =>
  ask(urlAs(role, database.url), statement).then(
    () => 'done',
    (error) => Reflect.get(error, 'code'),
  )

test.each([
  ['ask which links an address has', "SELECT FROM signature_link WHERE address_key = '\\x00'"],
  ['ask whether an address has signed', "SELECT FROM signature WHERE address_key = '\\x00'"],
  ['ask whether an address waits', "SELECT FROM signature_request WHERE address_key = '\\x00'"],
  ['ask whether an address asked', "SELECT FROM link_request WHERE address_key = '\\x00'"],
  ['count the signatures', 'SELECT count(*) FROM signature'],
  ['read when people signed', 'SELECT received_at FROM signature_request'],
  ['read a sealed record', 'SELECT sealed FROM signature_request'],
  ['read a letter’s seal', 'SELECT sealed FROM letter'],
  ['read when letters wait', 'SELECT since FROM letter'],
  ['redirect a letter', "UPDATE letter SET sealed = '\\x00'"],
  ['delete letters', 'DELETE FROM letter'],
  ['write a signature', 'DELETE FROM signature'],
  ['confirm for somebody', 'INSERT INTO signature (id) VALUES (gen_random_uuid())'],
  ['change a request', "UPDATE signature_request SET link_hash = '\\x00'"],
  ['write totals', 'UPDATE tally SET total = 0'],
  ['add to the number', 'INSERT INTO tally_change (id) VALUES (gen_random_uuid())'],
  ['read the countries of new signatures', 'SELECT country FROM tally_change'],
  ['stop somebody’s mail', "INSERT INTO mail_stop (key) VALUES ('\\x00')"],
  ['lift a stop', 'DELETE FROM mail_stop'],
  ['read the stops', 'SELECT key FROM mail_stop'],
  ['read the stops of a campaign', 'SELECT address_key FROM campaign_mail_stop'],
  ['read a report’s seal', 'SELECT sealed FROM mail_report'],
  ['see how often somebody got mail', 'SELECT key FROM mail_count'],
  ['know which lock an address would take', "SELECT signer_lock_key('\\x00')"],
  ['read what makes the locks', 'SELECT secret FROM signer_lock_secret'],
  ['make a link that signs in', 'INSERT INTO staff_sign_in_link (id) VALUES (gen_random_uuid())'],
  ['give a link to somebody else', 'UPDATE staff_sign_in_link SET member_id = NULL'],
  ['read who asks to sign in', 'SELECT sealed FROM staff_sign_in_request'],
  ['unlock the workspace', 'DELETE FROM staff_lock'],
  ['rewrite the log', "UPDATE audit_entry SET act = ''"],
  ['delete from the log', 'DELETE FROM audit_entry'],
  ['move a person', "UPDATE defender SET slug = ''"],
  ['change a text', "UPDATE defender_text SET story = ''"],
  ['change a petition', "UPDATE petition_text SET petition = ''"],
  ['hold back a take-down', 'UPDATE content_version SET number = 0'],
  ['keep a campaign open', "UPDATE campaign SET closes_at = 'infinity'"],
  ['empty a table', 'TRUNCATE signature_request CASCADE'],
  ['run a program', "COPY content_version TO PROGRAM 'true'"],
  ['read a file', "SELECT pg_read_file('postgresql.conf')"],
  ['see migrations', 'SELECT FROM _prisma_migrations'],
  ['make a table', 'CREATE TABLE trap ()'],
  ['put a table before one that a function means', 'CREATE TEMPORARY TABLE signature ()'],
  ['replace a function', 'DROP FUNCTION mail_is_late'],
  ['become somebody else', 'SET ROLE altaveu_owner'],
  ['make a role', 'CREATE ROLE trap SUPERUSER'],
  ['begin a backup', "SELECT pg_backup_start('trap')"],
  ['keep the WAL', "SELECT pg_create_physical_replication_slot('trap')"],
  ['let a restored database go on', 'UPDATE restoration SET resumed_at = now()'],
])('with the web’s role nobody can %s', async (_what, statement) => {
  expect(await refusalOf('web', statement)).toBe(insufficientPrivilege)
})

test.each([
  ['publish somebody', "UPDATE defender SET visibility = 'public'"],
  ['change a text', "UPDATE campaign_text SET title = ''"],
  ['close a campaign', 'UPDATE campaign SET closes_at = now()'],
  ['write a signature', 'INSERT INTO signature (id) VALUES (gen_random_uuid())'],
  ['run a program', "COPY content_version TO PROGRAM 'true'"],
  ['make a table', 'CREATE TABLE trap ()'],
  ['begin a backup', "SELECT pg_backup_start('trap')"],
  ['let a restored database go on', 'UPDATE restoration SET resumed_at = now()'],
])('with the worker’s role nobody can %s', async (_what, statement) => {
  expect(await refusalOf('worker', statement)).toBe(insufficientPrivilege)
})

test('what the web must do, its role can', async () => {
  for (const statement of [
    // Of nobody here: what it writes into the search is the owner's to write.
    "UPDATE defender SET visibility = 'taken_down'",
    'SELECT FROM defender',
    'SELECT sum(total) FROM tally GROUP BY campaign_id',
  ]) {
    expect(await refusalOf('web', statement)).toBe('done')
  }
})
