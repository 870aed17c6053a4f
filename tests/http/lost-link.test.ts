import { describe, expect, test } from 'vitest'
import { addressOf, type Locale, locales } from '@/lib/i18n/routing'
import { stampedAddress } from '@/lib/signatures/act-stamp'
import { type Answer, ask, signByJson } from '@/tests/http/ask'
import { controlIn, type Fields, formIn, sendForm, wordsOf } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { linkIn } from '@/tests/support/mail/mailbox'
import { openSite } from '@/tests/support/open-site'
import { words } from '@/tests/support/words'

const { origin, mailbox, installation } = await openSite()
const { database } = installation

const pathOf = (slug: string, locale: Locale = 'en') => addressOf(locale, 'lostLink', { slug })

async function askFor(slug: string, fields: Fields, locale: Locale = 'en'): Promise<Answer> {
  const path = pathOf(slug, locale)
  return sendForm(origin, path, { ...formIn((await ask(origin, path)).text, 'email'), ...fields })
}

/** Signs, confirms, and returns the link's path. */
async function signAndConfirm(slug: string, email: string): Promise<string> {
  await signByJson(origin, slug, { email })
  const link = new URL(linkIn(await mailbox.letterTo(email))).pathname
  const { text } = await ask(origin, link)
  expect((await sendForm(origin, link, formIn(text, '$ACTION_'))).status).toBe(303)
  return link
}

const held = () => database.query('SELECT 1 FROM link_request')

test.each(locales)(
  'whoever asks in %s reads the same words, and who signed gets the link',
  async (locale) => {
    const { slug } = await addCampaign()
    const email = `signed-${locale}@example.org`
    const link = await signAndConfirm(slug, email)
    const [signed, never] = [
      await askFor(slug, { email }, locale),
      await askFor(slug, { email: `never-${locale}@example.org` }, locale),
    ]
    for (const answer of [signed, never]) {
      expect(answer.status).toBe(200)
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    expect(signed.text).toBe(never.text)
    const text = wordsOf(signed.text)
    expect(text).toContain(words[locale].lostLink.answerLead)
    expect(text).toContain(words[locale].letters.yourLink.subject)
    expect(text).toContain('altaveu@')
    expect(signed.text).not.toMatch(/signed-|never-|gmail|outlook|hotmail|yahoo/i)

    const letter = await mailbox.letterTo(email, 2)
    expect(letter.subject).toBe(words[locale].letters.yourLink.subject)
    expect(linkIn(letter).split('/').at(-1)).toBe(link.split('/').at(-1))
    expect(await mailbox.lettersTo(`never-${locale}@example.org`)).toEqual([])
  },
)

test('it works once the campaign is over, and its page leads there', async () => {
  const { slug } = await addCampaign()
  const email = 'over@example.org'
  await signAndConfirm(slug, email)
  await database.query(
    `UPDATE campaign SET closes_at = now() - interval '3 days' WHERE slug = $1`,
    [slug],
  )
  const campaign = await ask(origin, addressOf('en', 'campaign', { slug }))
  expect(campaign.text).toContain(`href="${pathOf(slug)}"`)
  expect((await askFor(slug, { email })).status).toBe(200)
  expect((await mailbox.letterTo(email, 2)).subject).toBe(words.en.letters.yourLink.subject)
})

test('the inbox’s page leads there too', async () => {
  const { slug } = await addCampaign()
  const inbox = await ask(origin, stampedAddress('ca', 'checkYourInbox', slug))
  expect(inbox.text).toContain(`href="${pathOf(slug, 'ca')}"`)
})

test.each(locales)(
  'a campaign that is unknown or not public has no such page (%s)',
  async (locale) => {
    const scheduled = await addCampaign({ opensDaysAgo: -3 })
    const { slug } = await addCampaign()
    const path = pathOf(slug, locale)
    const form = { ...formIn((await ask(origin, path)).text, 'email'), email: 'who@example.org' }
    for (const other of ['never-was', scheduled.slug]) {
      expect((await ask(origin, pathOf(other, locale))).status).toBe(404)
      expect((await sendForm(origin, pathOf(other, locale), form)).status).toBe(404)
    }
    expect(await database.query('SELECT 1 FROM link_request WHERE locale = $1', [locale])).toEqual(
      [],
    )
  },
)

describe('an address that cannot be one comes back as typed, with its fault beside it', () => {
  const bad: [string, string | string[]][] = [
    ['empty', ''],
    ['white space', '   '],
    ['without a domain', 'nil'],
    ['half a domain', 'nil@example'],
    ['two at signs', 'nil@x@example'],
    ['mark-up', '"><script>alert(1)</script>@example.org'],
    ['a line break and a header', 'nil@example.org\r\nBcc: all@example.org'],
    ['a NUL', 'nil\u0000@example.org'],
    ['much too long', `${'x'.repeat(60_000)}@example.org`],
    ['an address literal', 'nil@[127.0.0.1]'],
    ['sent twice', ['nil@example.org', 'ona@example.org']],
  ]
  test.each(bad)('%s: 422', async (_, email) => {
    const { slug } = await addCampaign()
    const answer = await askFor(slug, { email })
    expect(answer.status).toBe(422)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.text).not.toContain('<script>alert')
    expect(answer.text).toContain('href="#email"')
    const field = controlIn(answer.text, 'email')
    expect(field['aria-invalid']).toBe('true')
    const first = [email].flat()[0] ?? ''
    if (!/[\r\n\0]/.test(first)) expect(field.value).toBe(first)
    expect(await held()).toEqual([])
  })

  test('and so does none at all', async () => {
    const { slug } = await addCampaign()
    const form = formIn((await ask(origin, pathOf(slug))).text, 'email')
    const { email: _, ...rest } = form
    expect((await sendForm(origin, pathOf(slug), rest)).status).toBe(422)
  })
})

test('from another site: 403; by another method: 405, and which are allowed', async () => {
  const { slug } = await addCampaign()
  const path = pathOf(slug)
  const form = { ...formIn((await ask(origin, path)).text, 'email'), email: 'a@example.org' }
  expect((await sendForm(origin, path, form, { origin: 'https://evil.test' })).status).toBe(403)
  const answer = await ask(origin, path, { method: 'PUT' })
  expect(answer.status).toBe(405)
  expect(answer.headers.allow).toMatch(/GET.*POST/)
  expect(await held()).toEqual([])
})
