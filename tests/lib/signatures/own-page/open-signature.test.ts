import { randomBytes } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { dayOf, moveClock, now } from '@/lib/platform/clock'
import { log } from '@/lib/platform/log'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { consentVersion } from '@/lib/signatures/consent-version'
import { openSignature } from '@/lib/signatures/own-page/open-signature'
import { signatureData } from '@/lib/signatures/own-page/signature-data'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { everyTable } from '@/tests/support/signers/every-table'
import { deliverAll, lettersTo, sign, signAndReadToken, tokenIn } from '@/tests/support/signing'

const { database } = await ownInstallation()
const day = 86_400_000

async function open(token: string, locale: 'ca' | 'es' | 'en' = 'en') {
  const opened = await openSignature(locale, token)
  if (opened.outcome !== 'found') throw new Error('Nothing is held')
  return opened.signature
}

async function signAll(slug: string, email: string): Promise<string> {
  const fields = {
    name: 'Gal·la Prova',
    country: 'PT',
    locale: 'es',
  }
  await sign(slug, { email, ...fields })
  await deliverAll()
  return tokenIn((await lettersTo(email))[0])
}

test('a confirmed signature shows all that is held, with the text as it was signed', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAll(slug, 'Gal.la+all@example.org')
  await confirmSignature(token, { publicName: 'Gal·la', updates: true })
  await database.query('INSERT INTO petition_version VALUES ($1, 2, now())', [id])
  await database.query(`INSERT INTO petition_text VALUES ($1, 2, 'es', 'Otra', 'Otra petición.')`, [
    id,
  ])
  const signature = await open(token)
  expect(signature).toEqual({
    status: 'confirmed',
    confirmedOn: dayOf(now()),
    receivedAt: undefined,
    record: { name: 'Gal·la Prova', email: 'Gal.la+all@example.org', publicName: 'Gal·la' },
    country: 'PT',
    locale: 'es',
    showName: true,
    publicName: undefined,
    updates: true,
    consentVersion,
    petitionVersion: 1,
    campaign: { slug, title: 'Freedom for Nil Prova', textLocale: 'en', sample: true },
    petition: { demand: 'Pedimos que le liberen.', text: 'Pedimos que le liberen.', locale: 'es' },
  })
  expect(signatureData(signature)).toMatchObject({
    status: 'confirmed',
    name: 'Gal·la Prova',
    email: 'Gal.la+all@example.org',
    country: 'PT',
    language: 'es',
    confirmedOn: dayOf(now()),
    receivedAt: null,
    showName: true,
    nameToShow: 'Gal·la',
    nameShownNow: null,
    updates: true,
    consentVersion,
    campaign: { slug },
    petition: { version: 1, language: 'es', text: 'Pedimos que le liberen.' },
  })
})

test('a request that waits shows the same, and when it came', async () => {
  const { slug } = await addCampaign()
  const before = now()
  const token = await signAll(slug, 'waits@example.org')
  const signature = await open(token, 'ca')
  expect(signature).toMatchObject({
    status: 'waiting',
    record: { name: 'Gal·la Prova', email: 'waits@example.org' },
    country: 'PT',
    showName: false,
    updates: false,
    campaign: { title: 'Llibertat per a Nil Prova' },
    petition: { locale: 'es' },
  })
  expect((signature.receivedAt?.getTime() ?? 0) - before.getTime()).toBeLessThan(60_000)
  expect(signatureData(signature)).toMatchObject({
    confirmedOn: null,
    receivedAt: signature.receivedAt?.toISOString(),
  })
})

test('a name that the page shows is told of', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAll(slug, 'shown@example.org')
  await confirmSignature(token, { publicName: 'Gal·la', updates: false })
  await database.query(`UPDATE signature SET public_name = 'Gal·la' WHERE campaign_id = $1`, [id])
  expect((await open(token)).publicName).toBe('Gal·la')
})

test('opening changes nothing, however often', async () => {
  const { slug } = await addCampaign()
  const token = await signAll(slug, 'often@example.org')
  const before = await everyTable(database)
  for (let times = 0; times < 3; times++) await open(token)
  expect(await everyTable(database)).toEqual(before)
})

test.each(['', 'x', 'a'.repeat(43), '\0', '../../etc', randomBytes(32).toString('base64url')])(
  'for a forged link %j nothing is held',
  async (token) => {
    expect(await openSignature('ca', token)).toEqual({ outcome: 'not-found' })
  },
)

test('a request is held for 14 days, a signature for longer', async () => {
  const { slug } = await addCampaign({ closesInDays: undefined })
  const waiting = await signAndReadToken(slug, 'old@example.org')
  const signed = await signAndReadToken(slug, 'kept@example.org')
  await confirmSignature(signed)
  moveClock(14 * day)
  expect(await openSignature('ca', waiting)).toEqual({ outcome: 'not-found' })
  moveClock(200 * day)
  expect(await open(signed)).toMatchObject({ record: { email: 'kept@example.org' } })
  moveClock(-214 * day)
})

test.each([
  ['the campaign', 'UPDATE campaign SET visibility = $2 WHERE id = $1'],
  [
    'the defender',
    'UPDATE defender SET visibility = $2 WHERE id = (SELECT defender_id FROM campaign WHERE id = $1)',
  ],
  [
    'the defender, by their own link,',
    `INSERT INTO defender_hiding (id, defender_id, part, own_link, hidden_at)
     SELECT uuidv7(), defender_id, 'person', true, now() FROM campaign WHERE id = $1 AND $2 <> ''`,
  ],
  ['its text', `UPDATE campaign_text SET state = 'draft' WHERE campaign_id = $1 AND $2 <> ''`],
])(
  'while %s is taken down the signer sees what is held of them, and no defender',
  async (_, sql) => {
    const { id, slug } = await addCampaign()
    const token = await signAll(slug, `down-${slug}@example.org`)
    await confirmSignature(token)
    await database.query(sql.replace('$2 WHERE', '$2::"Visibility" WHERE'), [id, 'taken_down'])
    const signature = await open(token)
    expect(signature).toMatchObject({
      record: { email: `down-${slug}@example.org` },
      campaign: undefined,
      petition: undefined,
    })
    expect(JSON.stringify(signatureData(signature))).not.toMatch(/Nil Prova|liberen/)
  },
)

test('a copy that does not open hides nothing but itself', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAll(slug, 'spoilt@example.org')
  await confirmSignature(token)
  await database.query(
    'UPDATE signature_link SET copy = set_byte(copy, 40, 1) WHERE campaign_id = $1',
    [id],
  )
  const complaints = vi.spyOn(log, 'error').mockReturnValue()
  expect(await open(token)).toMatchObject({ record: undefined, country: 'PT' })
  expect(complaints).toHaveBeenCalled()
  complaints.mockRestore()
})
