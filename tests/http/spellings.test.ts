import { expect, test } from 'vitest'
import { addressOf } from '@/lib/i18n/routing'
import { ask, countOf, signByJson } from '@/tests/http/ask'
import { formIn, sendForm, wordsOf } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { linkIn } from '@/tests/support/mail/mailbox'
import { openSite } from '@/tests/support/open-site'
import { words } from '@/tests/support/words'

const { origin, mailbox } = await openSite()

test.each(['.', ')', ').', '%29', '&utm_source=x', '&amp;utm_source=x'])(
  'a link of a letter opens, and confirms, with %s behind it',
  async (behind) => {
    const { slug } = await addCampaign()
    const email = `link+${slug}@example.org`
    await signByJson(origin, slug, { email, locale: 'en' })
    const link = `${new URL(linkIn(await mailbox.letterTo(email))).pathname}${behind}`
    const { status, text } = await ask(origin, link)
    expect(status).toBe(200)
    expect(wordsOf(text)).toContain(words.en.confirm.title)
    expect((await sendForm(origin, link, formIn(text, '$ACTION_'))).status).toBe(303)
    expect(await countOf(origin, slug)).toBe(1)
  },
)

test.each(['.', ')', '&utm_source=x', '%29'])(
  'an address with %s behind it leads to its page, its query with it',
  async (behind) => {
    const { slug } = await addCampaign()
    const path = addressOf('ca', 'campaign', { slug })
    const answer = await ask(origin, `${path}${behind}?utm_medium=y`)
    expect(answer.status).toBe(308)
    expect(answer.headers.location).toBe(`${path}?utm_medium=y`)
  },
)

test('a path in capitals leads to its spelling, but for the token of a link', async () => {
  const { slug } = await addCampaign()
  const { status, headers } = await ask(origin, `/CA/Campanyes/${slug.toUpperCase()}`)
  expect([status, headers.location]).toEqual([308, `/ca/campanyes/${slug}`])
  const token = 'aB'.repeat(21).concat('c')
  const link = await ask(origin, `/EN/Confirm/${token}`)
  expect([link.status, link.headers.location]).toEqual([308, `/en/confirm/${token}`])
})

test('a form under a policy of no referrer is taken from our own page, and from no other', async () => {
  const { slug } = await addCampaign()
  const path = addressOf('en', 'campaign', { slug })
  const { text } = await ask(origin, path)
  const typed = { name: 'Ona Prova', email: `null+${slug}@example.org`, consent: 'on' }
  const sendFrom = (site: string) =>
    sendForm(
      origin,
      path,
      { ...formIn(text, 'email'), ...typed },
      { origin: 'null', 'sec-fetch-site': site },
    )
  for (const site of ['cross-site', 'same-site', 'none'])
    expect((await sendFrom(site)).status).toBe(403)
  expect((await sendFrom('same-origin')).status).toBe(303)
})
