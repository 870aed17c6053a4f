import { expect, test } from 'vitest'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { changeChoices } from '@/lib/signatures/own-page/change-choices'
import { openSignature } from '@/lib/signatures/own-page/open-signature'
import { reportNotMe } from '@/lib/signatures/own-page/report-not-me'
import { withdrawSignature } from '@/lib/signatures/own-page/withdraw-signature'
import { type Answer, ask, signByJson } from '@/tests/http/ask'
import { ownPage } from '@/tests/http/own-page'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { ownSite } from '@/tests/support/open-site'
import { everyTable } from '@/tests/support/signers/every-table'
import { deliverAll, lettersTo, sign, tokenIn } from '@/tests/support/signing'

const site = await ownSite({ withoutWorker: true })
const { origin, installation } = site
const { slug } = await addCampaign()

async function signedBy(email: string): Promise<string> {
  await sign(slug, { email, name: 'Quirze Clar', locale: 'en' })
  await deliverAll()
  const token = tokenIn((await lettersTo(email))[0])
  await confirmSignature(token)
  return token
}

/** An answer without its date and its own link. */
function comparable({ status, headers, text }: Answer, token: string) {
  const { date: _, 'x-request-id': __, etag: ___, ...rest } = headers
  return { status, headers: rest, text: text.replaceAll(token, '') }
}

test('a signer’s page tells whoever fetches it the same of every link: held, erased or invented', async () => {
  const held = await signedBy('held@example.org')
  const erased = await signedBy('erased@example.org')
  await withdrawSignature(erased)
  const answers = await Promise.all(
    [held, erased, 'a'.repeat(43)].map(async (token) =>
      comparable(await ask(origin, ownPage(origin, token).path), token),
    ),
  )
  for (const answer of answers) expect(answer).toEqual(answers[0])
})

test('somebody else’s link opens, changes and erases nothing of a signature', async () => {
  const mine = await signedBy('mine@example.org')
  const other = await signedBy('other@example.org')
  const opened = await openSignature('en', other)
  expect(JSON.stringify(opened)).not.toContain('mine@')
  await changeChoices(other, { publicName: 'Nil Prova', updates: true })
  await reportNotMe(other)
  expect(await openSignature('en', mine)).toMatchObject({
    outcome: 'found',
    signature: { showName: false, updates: false, record: { email: 'mine@example.org' } },
  })
})

test('a link that was made up finds nothing, and writes nothing', async () => {
  const before = await everyTable(installation.database)
  const forged = 'b'.repeat(43)
  await withdrawSignature(forged)
  await reportNotMe(forged)
  await changeChoices(forged, { publicName: undefined, updates: false })
  expect(await everyTable(installation.database)).toEqual(before)
})

test('who signs with somebody’s address gets the same answer before and after a withdrawal', async () => {
  const email = 'watched@example.org'
  const answers: Answer[] = []
  const look = async () => answers.push(await signByJson(origin, slug, { email, locale: 'en' }))
  await look()
  // Requests that the web stored become due by the web's clock.
  const letter = await eventually('its letter', async () => {
    await deliverAll()
    return (await lettersTo(email))[0]
  })
  const token = tokenIn(letter)
  await confirmSignature(token)
  await look()
  await withdrawSignature(token)
  await look()
  const other = 'watched.too@example.org'
  await sign(slug, { email: other })
  await deliverAll()
  await reportNotMe(tokenIn((await lettersTo(other))[0]))
  answers.push(await signByJson(origin, slug, { email: other, locale: 'en' }))
  for (const answer of answers) {
    expect(comparable(answer, '')).toEqual(comparable(answers[0] ?? answer, ''))
  }
})
