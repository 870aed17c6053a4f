import { expect, test } from 'vitest'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { changeChoices } from '@/lib/signatures/own-page/change-choices'
import { openSignature } from '@/lib/signatures/own-page/open-signature'
import { withdrawSignature } from '@/lib/signatures/own-page/withdraw-signature'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { everyTable } from '@/tests/support/signers/every-table'
import { signAndReadToken } from '@/tests/support/signing'

const { database } = await ownInstallation()

const choicesOf = (id: string) =>
  database.query(
    `SELECT public_name_sealed IS NOT NULL AS asks, updates, public_name FROM signature
     WHERE campaign_id = $1`,
    [id],
  )
const version = async () =>
  (await database.query<{ number: number }>('SELECT number FROM content_version'))[0]?.number
const showNow = (id: string) =>
  database.query(`UPDATE signature SET public_name = 'Nil Prova' WHERE campaign_id = $1`, [id])

test('a wish to be shown waits for its group: it is noted, and no name appears', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'show@example.org')
  await confirmSignature(token)
  const before = await version()
  expect(await changeChoices(token, { publicName: 'Nil Prova', updates: true })).toEqual({
    outcome: 'changed',
  })
  expect(await choicesOf(id)).toEqual([{ asks: true, updates: true, public_name: null }])
  expect(await version()).toBe(before)
})

test('a name that is hidden is gone at once, and every page hears of it', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'hide@example.org')
  await confirmSignature(token)
  await changeChoices(token, { publicName: 'Nil Prova', updates: false })
  await showNow(id)
  const before = Number(await version())
  await changeChoices(token, { publicName: undefined, updates: false })
  expect(await choicesOf(id)).toEqual([{ asks: false, updates: false, public_name: null }])
  expect(Number(await version())).toBe(before + 1)
})

test('saving again, and with a forged link, makes no page anew', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'often@example.org')
  await confirmSignature(token)
  await changeChoices(token, { publicName: 'Nil Prova', updates: false })
  await showNow(id)
  const before = await version()
  await changeChoices(token, { publicName: 'Nil Prova', updates: true })
  expect(await choicesOf(id)).toEqual([{ asks: true, updates: true, public_name: 'Nil Prova' }])
  for (const forged of ['x', 'a'.repeat(43)]) {
    expect(await changeChoices(forged, { publicName: undefined, updates: false })).toEqual({
      outcome: 'not-found',
    })
  }
  expect(await version()).toBe(before)
})

test('there is nothing to choose before the confirmation, and nothing is kept of it', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'waits@example.org')
  expect(await changeChoices(token, { publicName: 'Nil Prova', updates: true })).toEqual({
    outcome: 'not-confirmed',
  })
  await confirmSignature(token)
  expect(await choicesOf(id)).toEqual([{ asks: false, updates: false, public_name: null }])
})

test('what is chosen at the confirmation holds, and the name to show is readable to its signer alone', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'chosen@example.org')
  await confirmSignature(token, { publicName: 'Nil Mostrat', updates: true })
  expect(await choicesOf(id)).toEqual([{ asks: true, updates: true, public_name: null }])
  expect(JSON.stringify(await everyTable(database))).not.toMatch(/Nil Mostrat|4e696c204d6f73747261/)
  expect(await openSignature('ca', token)).toMatchObject({
    signature: { showName: true, record: { name: 'Nil Prova', publicName: 'Nil Mostrat' } },
  })
})

test('another name to show waits for its group, and the one that was shown is gone at once', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'renamed@example.org')
  await confirmSignature(token, { publicName: 'Nil Prova', updates: false })
  await showNow(id)
  await changeChoices(token, { publicName: 'Nil Mostrat', updates: false })
  expect(await choicesOf(id)).toEqual([{ asks: true, updates: false, public_name: null }])
})

test('a withdrawal at the same instant leaves nothing, whoever is first', async () => {
  const { id, slug } = await addCampaign()
  for (let times = 0; times < 10; times++) {
    const token = await signAndReadToken(slug, `gone-${times}@example.org`)
    await confirmSignature(token, { publicName: 'Nil Prova', updates: false })
    await showNow(id)
    await Promise.all([
      changeChoices(token, { publicName: undefined, updates: true }),
      withdrawSignature(token),
    ])
    expect(await choicesOf(id)).toEqual([])
  }
})
