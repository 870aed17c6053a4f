import { expect, test } from 'vitest'
import { removeSamples } from '@/prisma/seed/remove-samples'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { addSignatureRows } from '@/tests/support/signatures-in-rows'

const { database } = await ownInstallation()

test('samples go with all that hangs on them, whatever has been done with them', async () => {
  const { id } = await addCampaign()
  await addSignatureRows(database, id, 2)
  await database.query(
    `INSERT INTO link_request (id, campaign_id, address_key, sealed, locale, received_at, due_at)
     VALUES (gen_random_uuid(), $1, sha256('x'), '', 'ca', now(), now())`,
    [id],
  )
  await database.query(`INSERT INTO campaign_mail_stop VALUES ($1, sha256('x'), now()::date)`, [id])
  await database.query(`INSERT INTO country_shown VALUES ($1, 'FR', 10)`, [id])
  expect(await removeSamples()).toBe(1)
  for (const table of ['campaign', 'signature', 'signature_request', 'link_request', 'letter']) {
    expect(await database.query(`SELECT 1 FROM ${table}`), table).toEqual([])
  }
})
