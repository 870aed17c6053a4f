import { expect, test } from 'vitest'
import { ask, countOf, signByJson } from '@/tests/http/ask'
import { addressesIn } from '@/tests/http/documents'
import { formIn, sendForm } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { linkIn } from '@/tests/support/mail/mailbox'
import { openSite } from '@/tests/support/open-site'
import { everyTable } from '@/tests/support/signers/every-table'

const site = await openSite()
const { origin, mailbox } = site
const { database } = site.installation
const { slug } = await addCampaign()

/** One letter of each kind that carries a link, and what each address has come to. */
async function oneOfEach(): Promise<string[]> {
  for (const email of ['waits@example.org', 'signed@example.org']) {
    await signByJson(origin, slug, { email, locale: 'en' })
  }
  const waits = linkIn(await mailbox.letterTo('waits@example.org'))
  const signed = linkIn(await mailbox.letterTo('signed@example.org'))
  const { pathname } = new URL(signed)
  await sendForm(origin, pathname, formIn((await ask(origin, pathname)).text, '$ACTION_'))
  await signByJson(origin, slug, { email: 'signed@example.org', locale: 'en' })
  const already = linkIn(await mailbox.letterTo('signed@example.org', 2))
  return [waits, signed, already].map((link) => new URL(link).pathname)
}

test('a scanner that fetches every link three times, and all that they lead to, changes nothing', async () => {
  const links = await oneOfEach()
  await eventually('rest', async () => {
    const rows = await database.query('SELECT 1 FROM tally_change UNION ALL SELECT 1 FROM letter')
    return rows.length === 0
  })
  const before = await everyTable(database)
  const letters = (await mailbox.lettersTo('signed@example.org')).length
  const seen: string[] = []
  for (let times = 0; times < 3; times++) {
    for (const link of links) {
      for (const method of ['GET', 'HEAD']) {
        const agent = { 'user-agent': 'Mail Scanner/1.0', accept: '*/*' }
        const answer = await ask(origin, link, { method, headers: agent })
        expect(answer.status).toBe(200)
        expect(answer.headers['set-cookie']).toBeUndefined()
        if (method === 'GET') seen.push(answer.text)
        // Eager ones fetch what the page names as well, where its forms are sent included.
        const named = addressesIn(origin, answer.text).filter((path) => path.includes('/'))
        for (const path of named) await ask(origin, path, { method, headers: agent })
      }
    }
  }
  for (const text of seen) expect(text).not.toMatch(/waits@|signed@|example\.org/)
  expect(await everyTable(database)).toEqual(before)
  expect(await mailbox.lettersTo('signed@example.org')).toHaveLength(letters)
  expect(await countOf(origin, slug)).toBe(1)
})
