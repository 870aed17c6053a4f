import { expect, test, vi } from 'vitest'
import { answerLinkRequests } from '@/lib/mail/answer-link-requests'
import { moveClock } from '@/lib/platform/clock'
import { makeListener } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { askForLink } from '@/lib/signatures/ask-for-link'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import {
  deliverAll,
  emailOf,
  lettersTo,
  sign,
  signAndReadToken,
  tokenIn,
} from '@/tests/support/signing'

const { database } = await ownInstallation()
const hour = 3_600_000
const day = 24 * hour

/** Asks for the link and has the worker do what follows. */
async function ask(slug: string, email: string, locale: 'ca' | 'es' | 'en' = 'en') {
  await askForLink(slug, emailOf(email), locale)
  await deliverAll()
}

async function questions(): Promise<number> {
  return (await database.query('SELECT 1 FROM link_request')).length
}

test('who has signed gets the link again, in the language asked in, and the question is gone', async () => {
  const { slug } = await addCampaign()
  for (const [locale, subject] of [
    ['ca', 'El teu enllaç'],
    ['es', 'Tu enlace'],
    ['en', 'Your link'],
  ] as const) {
    const email = `signed-${locale}@example.org`
    const token = await signAndReadToken(slug, email)
    await confirmSignature(token)
    await ask(slug, email, locale)
    const [letter] = await lettersTo(email)
    expect(letter?.subject).toBe(subject)
    expect(tokenIn(letter)).toBe(token)
    for (const body of [letter?.subject, letter?.text, letter?.html]) {
      expect(body).not.toMatch(/Nil|Prova|prova-|example\.org/)
    }
  }
  expect(await questions()).toBe(0)
})

test('it goes to the address as it was typed now, whatever spelling was signed with', async () => {
  const { slug } = await addCampaign()
  await confirmSignature(await signAndReadToken(slug, 'gal.la@gmail.com'))
  await ask(slug, 'Galla+altaveu@googlemail.com')
  expect(await lettersTo('Galla+altaveu@googlemail.com')).toHaveLength(1)
})

test('who has not confirmed yet gets the letter to confirm again, with the same link', async () => {
  const { slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'waiting@example.org')
  await ask(slug, 'waiting@example.org')
  const [letter, ...first] = await lettersTo('waiting@example.org')
  expect(first).toHaveLength(1)
  expect(letter?.subject).toBe('Confirm your signature')
  expect(tokenIn(letter)).toBe(token)
})

test('once it is too late to confirm, the link that shows what is held', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'too.late@example.org')
  await database.query(`UPDATE campaign SET closes_at = now() - interval '2 days' WHERE id = $1`, [
    id,
  ])
  await ask(slug, 'too.late@example.org')
  const [letter] = await lettersTo('too.late@example.org')
  expect(letter?.subject).toBe('Your link')
  expect(tokenIn(letter)).toBe(token)
})

test('who has not signed gets nothing, nothing is counted, and the question is gone', async () => {
  const { slug } = await addCampaign()
  const other = await addCampaign()
  await confirmSignature(await signAndReadToken(other.slug, 'elsewhere@example.org'))
  const counts = () => database.query('SELECT key, mails FROM mail_count ORDER BY key')
  const before = await counts()
  await ask(slug, 'never@example.org')
  await ask(slug, 'elsewhere@example.org')
  expect(await lettersTo('never@example.org')).toEqual([])
  expect(await lettersTo('elsewhere@example.org')).toHaveLength(1)
  expect(await counts()).toEqual(before)
  expect(await questions()).toBe(0)
})

test('a spent or expired request is no signature: nothing comes', async () => {
  const { id, slug } = await addCampaign()
  await signAndReadToken(slug, 'expired@example.org')
  moveClock(14 * day + hour)
  await ask(slug, 'expired@example.org')
  moveClock(-14 * day - hour)
  await confirmSignature(await signAndReadToken(slug, 'erased@example.org'))
  await database.query('DELETE FROM signature WHERE campaign_id = $1', [id])
  await ask(slug, 'erased@example.org')
  expect(await lettersTo('expired@example.org')).toHaveLength(1)
  expect(await lettersTo('erased@example.org')).toHaveLength(1)
})

test('the letter is sent for 14 days, a waiting signature’s for no longer than its link lives', async () => {
  const { slug } = await addCampaign()
  await confirmSignature(await signAndReadToken(slug, 'long@example.org'))
  await signAndReadToken(slug, 'short@example.org')
  moveClock(day)
  await askForLink(slug, emailOf('long@example.org'), 'ca')
  await askForLink(slug, emailOf('short@example.org'), 'ca')
  await answerLinkRequests()
  const lives = await database.query<{ kind: string; days: number }>(
    `SELECT kind::text, round(extract(epoch FROM expires_at - since) / 86400)::int AS days
    FROM letter ORDER BY kind`,
  )
  expect(lives).toEqual([
    { kind: 'confirm', days: 13 },
    { kind: 'your_link', days: 14 },
  ])
  await deliverAll()
  moveClock(-day)
})

test('past the day’s cap it comes later, and once, however often it was asked for', async () => {
  const { slug } = await addCampaign()
  const email = 'often@example.org'
  await confirmSignature(await signAndReadToken(slug, email))
  for (let times = 0; times < 6; times++) await ask(slug, email)
  expect(await lettersTo(email)).toHaveLength(3)
  expect(await questions()).toBe(1)
  moveClock(26 * hour)
  await deliverAll()
  moveClock(-26 * hour)
  expect(await lettersTo(email)).toHaveLength(4)
  expect(await questions()).toBe(0)
})

test('several questions at once are one, in the language of the newest', async () => {
  const { slug } = await addCampaign()
  const email = 'impatient@example.org'
  await confirmSignature(await signAndReadToken(slug, email))
  for (const locale of ['ca', 'ca', 'es'] as const) {
    await askForLink(slug, emailOf(email), locale)
    moveClock(10)
  }
  await deliverAll()
  moveClock(-30)
  const [letter, ...earlier] = await lettersTo(email)
  expect(earlier).toHaveLength(1)
  expect(letter?.subject).toBe('Tu enlace')
})

test('an address that is stopped, everywhere or in this campaign, gets nothing', async () => {
  const { id, slug } = await addCampaign()
  const email = 'stopped@example.org'
  await confirmSignature(await signAndReadToken(slug, email))
  await database.query(
    `INSERT INTO campaign_mail_stop (campaign_id, address_key, until)
    SELECT campaign_id, address_key, current_date + 30 FROM signature WHERE campaign_id = $1`,
    [id],
  )
  await ask(slug, email)
  expect(await lettersTo(email)).toHaveLength(1)
  expect(await questions()).toBe(0)
  const totals = await database.query(`SELECT letters FROM mail_total WHERE ending = 'stopped'`)
  expect(totals).toEqual([{ letters: 1 }])
})

test('a signature that is being withdrawn gets no letter, and nobody waits for anybody', async () => {
  const { id, slug } = await addCampaign()
  const email = 'withdrawing@example.org'
  await confirmSignature(await signAndReadToken(slug, email))
  const withdrawal = makeListener()
  await withdrawal.connect()
  await withdrawal.query('BEGIN')
  await withdrawal.query('DELETE FROM signature WHERE campaign_id = $1', [id])
  await ask(slug, email)
  await withdrawal.query('COMMIT')
  await withdrawal.end()
  expect(await lettersTo(email)).toHaveLength(1)
  expect(await database.query('SELECT 1 FROM letter')).toEqual([])
})

test('an answer that breaks off half-way leaves the question, and counts no letter', async () => {
  const { slug } = await addCampaign()
  const email = 'broken.off@example.org'
  await confirmSignature(await signAndReadToken(slug, email))
  await askForLink(slug, emailOf(email), 'en')
  const state = async () => [
    await database.query('SELECT id, due_at FROM link_request'),
    await database.query('SELECT key, mails FROM mail_count ORDER BY key'),
  ]
  const before = await state()
  await database.query(
    'ALTER TABLE letter ADD CONSTRAINT none_for_now CHECK (expires_at IS NULL) NOT VALID',
  )
  await expect(answerLinkRequests()).rejects.toThrow(/none_for_now/)
  expect(await state()).toEqual(before)
  await database.query('ALTER TABLE letter DROP CONSTRAINT none_for_now')
  await deliverAll()
  expect(await lettersTo(email)).toHaveLength(2)
})

test('two workers never answer the same question', async () => {
  const { slug } = await addCampaign()
  const email = 'raced@example.org'
  await confirmSignature(await signAndReadToken(slug, email))
  await askForLink(slug, emailOf(email), 'en')
  await Promise.all(Array.from({ length: 6 }, () => answerLinkRequests()))
  await deliverAll()
  expect(await lettersTo(email)).toHaveLength(2)
})

test('one that cannot be read is told of, holds up nobody, and is tried again a day later', async () => {
  const { slug } = await addCampaign()
  await confirmSignature(await signAndReadToken(slug, 'sound@example.org'))
  await askForLink(slug, emailOf('broken@example.org'), 'en')
  await database.query('UPDATE link_request SET sealed = substring(sealed for 100)')
  const complaints = vi.spyOn(log, 'error').mockReturnValue()
  await ask(slug, 'sound@example.org')
  expect(complaints).toHaveBeenCalledTimes(1)
  complaints.mockRestore()
  expect(await lettersTo('sound@example.org')).toHaveLength(2)
  expect(await answerLinkRequests()).toBe(0)
  expect(await questions()).toBe(1)
  await database.query('DELETE FROM link_request')
})

test('a question beside a request that is not answered yet leads to one letter only', async () => {
  const { slug } = await addCampaign()
  await sign(slug, { email: 'both@example.org' })
  await askForLink(slug, emailOf('both@example.org'), 'ca')
  await answerLinkRequests()
  await deliverAll()
  expect(await lettersTo('both@example.org')).toHaveLength(1)
})
