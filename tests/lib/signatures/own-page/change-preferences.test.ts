import { expect, test } from 'vitest'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { changePreferences } from '@/lib/signatures/own-page/change-preferences'
import { readPreferences } from '@/lib/signatures/own-page/preferences-form'
import { withdrawSignature } from '@/lib/signatures/own-page/withdraw-signature'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { signAndReadToken } from '@/tests/support/signing'

const { database } = await ownInstallation()

const wishesOf = (id: string) =>
  database.query(
    `SELECT show_name, updates, public_name FROM signature WHERE campaign_id = $1
     UNION ALL SELECT show_name, updates, NULL FROM signature_request
     WHERE campaign_id = $1 AND NOT spent`,
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
  expect(await changePreferences(token, { showName: true, updates: true })).toEqual({
    outcome: 'changed',
  })
  expect(await wishesOf(id)).toEqual([{ show_name: true, updates: true, public_name: null }])
  expect(await version()).toBe(before)
})

test('a name that is hidden is gone at once, and every page hears of it', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'hide@example.org')
  await confirmSignature(token)
  await changePreferences(token, { showName: true, updates: false })
  await showNow(id)
  const before = Number(await version())
  await changePreferences(token, { showName: false, updates: false })
  expect(await wishesOf(id)).toEqual([{ show_name: false, updates: false, public_name: null }])
  expect(Number(await version())).toBe(before + 1)
})

test('saving again, and with a forged link, makes no page anew', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'often@example.org')
  await confirmSignature(token)
  await changePreferences(token, { showName: true, updates: false })
  await showNow(id)
  const before = await version()
  await changePreferences(token, { showName: true, updates: true })
  expect(await wishesOf(id)).toEqual([{ show_name: true, updates: true, public_name: 'Nil Prova' }])
  for (const forged of ['x', 'a'.repeat(43)]) {
    expect(await changePreferences(forged, { showName: false, updates: false })).toEqual({
      outcome: 'nothing-held',
    })
  }
  expect(await version()).toBe(before)
})

test('a wish of a request that waits goes along into the signature', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'waits@example.org')
  await changePreferences(token, { showName: true, updates: true })
  await confirmSignature(token)
  expect(await wishesOf(id)).toEqual([{ show_name: true, updates: true, public_name: null }])
})

test('whichever of a confirmation and a change of mind is first, the change holds', async () => {
  const { id, slug } = await addCampaign()
  for (let times = 0; times < 10; times++) {
    const token = await signAndReadToken(slug, `race-${times}@example.org`)
    const [changed] = await Promise.all([
      changePreferences(token, { showName: true, updates: true }),
      confirmSignature(token),
    ])
    expect(changed).toEqual({ outcome: 'changed' })
  }
  for (const preferences of await wishesOf(id)) {
    expect(preferences).toEqual({ show_name: true, updates: true, public_name: null })
  }
})

test('a withdrawal at the same instant leaves nothing, whoever is first', async () => {
  const { id, slug } = await addCampaign()
  for (let times = 0; times < 10; times++) {
    const token = await signAndReadToken(slug, `gone-${times}@example.org`)
    await changePreferences(token, { showName: true, updates: false })
    await confirmSignature(token)
    await showNow(id)
    await Promise.all([
      changePreferences(token, { showName: false, updates: true }),
      withdrawSignature(token),
    ])
    expect(await wishesOf(id)).toEqual([])
  }
})

test('two boxes are read strictly', () => {
  const read = (...fields: [string, string | Blob][]) => {
    const data = new FormData()
    for (const [name, value] of fields) data.append(name, value)
    return readPreferences(data)
  }
  expect(read()).toEqual({ showName: false, updates: false })
  expect(read(['showName', 'on'])).toEqual({ showName: true, updates: false })
  expect(read(['updates', 'on'], ['other', 'x'])).toEqual({ showName: false, updates: true })
  for (const value of ['', 'true', '1', 'x'.repeat(10_000), new Blob(['on'])]) {
    expect(read(['showName', value])).toBeUndefined()
    expect(read(['updates', value])).toBeUndefined()
  }
  expect(read(['showName', 'on'], ['showName', 'on'])).toBeUndefined()
})
