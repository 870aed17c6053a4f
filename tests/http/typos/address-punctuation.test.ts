import { expect, test } from 'vitest'
import { addressOf, type Locale, locales } from '@/lib/i18n/routing'
import { type Answer, ask, signByJson } from '@/tests/http/ask'
import { attributesOf, controlIn, formIn, sendForm, wordsOf } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { openSite } from '@/tests/support/open-site'
import { words } from '@/tests/support/words'

const { origin, mailbox } = await openSite()

const typedIn = { name: 'Mar Prova', consent: 'on' }

async function send(page: 'campaign' | 'lostLink', slug: string, email: string, locale: Locale) {
  const path = addressOf(locale, page, { slug })
  const { text } = await ask(origin, path)
  return sendForm(origin, path, { ...formIn(text, 'email'), ...typedIn, email })
}

function offersIn({ text }: Answer): (string | undefined)[] {
  const buttons = text.matchAll(/<button\b[^>]*\sname="chosenEmail"[^>]*>/g)
  return [...buttons].map(([tag]) => attributesOf(tag).value)
}

const typos = [
  ['mar@gmail,com', 'has-comma', 'mar@gmail.com'],
  ['<mar@example.org>', 'in-brackets', 'mar@example.org'],
  ['mailto:mar@example.org', 'has-mailto', 'mar@example.org'],
  ['mar@example.org.', 'mark-at-end', 'mar@example.org'],
  ['mar＠example.org', 'full-width', 'mar@example.org'],
  ['“mar@example.org”', 'in-quotes', 'mar@example.org'],
] as const

test.each(typos)(
  '%s is told as what it is, on each form and in each language, and mended',
  async (typed, fault, mended) => {
    const { slug } = await addCampaign()
    for (const page of ['campaign', 'lostLink'] as const)
      for (const locale of locales) {
        const answer = await send(page, slug, typed, locale)
        expect(answer.status).toBe(422)
        const text = wordsOf(answer.text)
        expect(text).toContain(words[locale].signature.faults.email[fault])
        expect(text).toContain(words[locale].typo.title.replace('{suggested}', mended))
        expect(offersIn(answer)).toEqual([mended])
        expect(controlIn(answer.text, 'email').value).toBe(typed)
      }
  },
)

test.each(typos)('JSON: %s is 422 with the message of its field', async (email, fault) => {
  const { slug } = await addCampaign()
  const { status, text } = await signByJson(origin, slug, { email, locale: 'es' })
  expect(status).toBe(422)
  expect(JSON.parse(text).errors).toEqual({ email: words.es.signature.faults.email[fault] })
})

test('whoever presses the address that was offered has signed with it', async () => {
  const { slug } = await addCampaign()
  const path = addressOf('en', 'campaign', { slug })
  const answer = await send('campaign', slug, `mar+${slug}@example,org`, 'en')
  const form = { ...formIn(answer.text, 'email'), chosenEmail: `mar+${slug}@example.org` }
  expect((await sendForm(origin, path, form)).status).toBe(303)
  await mailbox.letterTo(`mar+${slug}@example.org`)
})

test('an offer that looks like a slip of the domain too comes with what was likely meant', async () => {
  const { slug } = await addCampaign()
  const answer = await send('campaign', slug, 'mar@gmial,com', 'ca')
  expect(offersIn(answer)).toEqual(['mar@gmail.com', 'mar@gmial.com'])
})

test('whatever nobody sees is taken away, from the field and from the address that was chosen', async () => {
  const { slug } = await addCampaign()
  const path = addressOf('en', 'campaign', { slug })
  const { text } = await ask(origin, path)
  const form = { ...formIn(text, 'email'), ...typedIn }
  const typed = `\u200Bunseen+${slug}\u00AD@exam\u2060ple.org\u200E `
  expect((await sendForm(origin, path, { ...form, email: typed })).status).toBe(303)
  await mailbox.letterTo(`unseen+${slug}@example.org`)
  const chosenEmail = `\u2068chosen+${slug}@example.org\u2069`
  expect((await sendForm(origin, path, { ...form, email: 'x', chosenEmail })).status).toBe(303)
  await mailbox.letterTo(`chosen+${slug}@example.org`)
  expect((await send('lostLink', slug, `unseen+${slug}@exa\u200Bmple.org`, 'en')).status).toBe(200)
  await mailbox.letterTo(`unseen+${slug}@example.org`, 2)
})
