import { expect, test } from 'vitest'
import { countSignatures } from '@/lib/campaigns/count-signatures'
import { moveClock } from '@/lib/platform/clock'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { copySignaturesToLinks } from '@/lib/signatures/copy-signatures-to-links'
import { correctSignature } from '@/lib/signatures/own-page/correct-signature'
import { openSignature } from '@/lib/signatures/own-page/open-signature'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { addSigners, namesOf } from '@/tests/support/signers/add-signers'
import { everyTable } from '@/tests/support/signers/every-table'
import { showSignersInWeeks } from '@/tests/support/signers/showing-hour'
import { deliverAll, lettersTo, sign, tokenIn } from '@/tests/support/signing'

const { database } = await ownInstallation()
const hour = 3_600_000
const email = 'owner@example.org'
const realName = 'Zenòbia Quirze i Clar'

test('who signs first with somebody’s address and name publishes nothing and takes nothing away', async () => {
  const { id, slug } = await addCampaign({ closesInDays: undefined })
  await addSigners(database, id, namesOf('Mostrada', 20))
  // A stranger fills the day's letters, and asks for the name to be shown as forms once did.
  for (const country of ['PT', 'FR', 'AD']) {
    await sign(slug, { email, name: realName, country, showName: true, updates: true })
    await deliverAll()
  }
  await sign(slug, { email, name: 'Z.', country: '' })
  await sign(slug, { email, name: realName, country: 'DE', showName: true })
  await deliverAll()
  expect(await lettersTo(email)).toHaveLength(3)
  const waiting = await database.query(
    'SELECT 1 FROM signature_request WHERE campaign_id = $1 AND link_hash IS NULL',
    [id],
  )
  expect(waiting, "the owner's own request and the stranger's last").toHaveLength(2)

  // The owner presses one of the three letters, which all look alike.
  const tokens = (await lettersTo(email)).map(tokenIn)
  const [pressed = '', ...others] = tokens
  expect((await confirmSignature(pressed)).outcome).toBe('signed')
  await copySignaturesToLinks()
  await showSignersInWeeks()
  const shown = await database.query<{ name: string }>(
    'SELECT public_name AS name FROM signature WHERE public_name IS NOT NULL',
  )
  expect(shown).toHaveLength(20)
  expect((await everyTable(database)).filter(({ row }) => row.includes('Quirze'))).toEqual([])
  for (const token of tokens) {
    expect(await openSignature('ca', token)).toMatchObject({
      signature: { status: 'confirmed', showName: false, updates: false, country: 'AD' },
    })
  }

  // What the stranger wrote is put right, by any of the letters.
  await correctSignature(others[0] ?? '', { name: 'Z.', country: undefined })
  await copySignaturesToLinks()
  for (const token of tokens) {
    expect(await openSignature('ca', token)).toMatchObject({
      signature: { record: { name: 'Z.', email }, country: undefined },
    })
  }
  moveClock(26 * hour)
  await deliverAll()
  expect((await lettersTo(email)).map(({ subject }) => subject)).toContain(
    'La teva signatura ja compta',
  )
  expect((await countSignatures(slug))?.signatures).toBe(1)
})

test('the owner’s own request gets its letter as soon as the caps allow, with what it held', async () => {
  const { slug } = await addCampaign({ closesInDays: undefined })
  const owner = 'own.request@example.org'
  for (const name of ['A', 'B', 'C']) {
    await sign(slug, { email: owner, name })
    await deliverAll()
  }
  await sign(slug, { email: owner, name: realName, locale: 'en' })
  for (const name of ['D', 'E', 'F', 'G']) await sign(slug, { email: owner, name })
  await deliverAll()
  moveClock(26 * hour)
  await deliverAll()
  const own = (await lettersTo(owner)).find(({ subject }) => subject === 'Confirm your signature')
  await confirmSignature(tokenIn(own))
  expect(await openSignature('en', tokenIn(own))).toMatchObject({
    signature: { status: 'confirmed', record: { name: realName } },
  })
})
