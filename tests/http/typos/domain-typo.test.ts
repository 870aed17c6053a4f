import { describe, expect, test } from 'vitest'
import { addressOf, type Locale, locales } from '@/lib/i18n/routing'
import { type Answer, ask, signByJson } from '@/tests/http/ask'
import { attributesOf, controlIn, type Fields, formIn, sendForm, wordsOf } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { openSite } from '@/tests/support/open-site'
import { words } from '@/tests/support/words'

const { origin, mailbox, installation } = await openSite()
const { database } = installation

const pathOf = (slug: string, locale: Locale = 'en') => addressOf(locale, 'campaign', { slug })
const typedIn = { name: 'Ona Prova', country: 'FR', consent: 'on' }

/** Sends the form with an address that looks like a typo. */
async function mistype(slug: string, email: string, locale: Locale = 'en'): Promise<Answer> {
  const { text } = await ask(origin, pathOf(slug, locale))
  return sendForm(origin, pathOf(slug, locale), { ...formIn(text, 'email'), ...typedIn, email })
}

/** The answers that the page offers, in their order. */
function answersIn(html: string): string[] {
  return [...html.matchAll(/<button\b[^>]*\sname="chosenEmail"[^>]*>/g)].map(
    ([tag]) => attributesOf(tag).value ?? '',
  )
}

/** Presses the button that names an address; the other fields are sent as the page has them. */
function press(slug: string, { text }: Answer, email: string, more: Fields = {}): Promise<Answer> {
  return sendForm(origin, pathOf(slug), { ...formIn(text, 'email'), ...more, chosenEmail: email })
}

async function storedFor(slug: string): Promise<number> {
  const rows = await database.query(
    'SELECT 1 FROM signature_request r JOIN campaign c ON c.id = r.campaign_id WHERE slug = $1',
    [slug],
  )
  return rows.length
}

describe.each(locales)('a likely slip in %s', (locale) => {
  test('comes back once more with a question, as typed, and nothing is stored', async () => {
    const { slug } = await addCampaign()
    const answer = await mistype(slug, 'ona.typo@gmial.com', locale)
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(wordsOf(answer.text)).toContain(
      words[locale].typo.title.replace('{suggested}', 'ona.typo@gmail.com'),
    )
    expect(answersIn(answer.text)).toEqual(['ona.typo@gmail.com', 'ona.typo@gmial.com'])
    const { chosenEmail: _, ...form } = formIn(answer.text, 'email')
    expect(form).toMatchObject({ ...typedIn, email: 'ona.typo@gmial.com' })
    expect(controlIn(answer.text, 'email')['aria-invalid']).toBeUndefined()
    expect(await storedFor(slug)).toBe(0)
  })
})

test('yes goes on with the address suggested', async () => {
  const { slug } = await addCampaign()
  const question = await mistype(slug, 'ona.yes@gmial.com')
  const answer = await press(slug, question, 'ona.yes@gmail.com')
  expect(answer.status).toBe(303)
  await mailbox.letterTo('ona.yes@gmail.com')
  expect(await mailbox.lettersTo('ona.yes@gmial.com')).toEqual([])
  expect(await storedFor(slug)).toBe(1)
})

test('no goes on with the address as typed', async () => {
  const { slug } = await addCampaign()
  const question = await mistype(slug, 'ona.no@gmial.com')
  const answer = await press(slug, question, 'ona.no@gmial.com')
  expect(answer.status).toBe(303)
  await mailbox.letterTo('ona.no@gmial.com')
  expect(await mailbox.lettersTo('ona.no@gmail.com')).toEqual([])
})

test('a button means the address that it names, whatever stands in the field by then', async () => {
  const { slug } = await addCampaign()
  const question = await mistype(slug, 'ona.field@gmial.com')
  await press(slug, question, 'ona.field@gmail.com', { email: 'other.field@example.org' })
  await mailbox.letterTo('ona.field@gmail.com')
  expect(await mailbox.lettersTo('other.field@example.org')).toEqual([])
})

test('who corrects the field instead goes on with what is in it', async () => {
  const { slug } = await addCampaign()
  const { chosenEmail: _, ...form } = formIn((await mistype(slug, 'ona@gmial.com')).text, 'email')
  const again = await sendForm(origin, pathOf(slug), { ...form, email: 'ona@gamil.com' })
  expect(answersIn(again.text)).toEqual(['ona@gmail.com', 'ona@gamil.com'])
  const sound = await sendForm(origin, pathOf(slug), { ...form, email: 'ona.third@example.org' })
  expect(sound.status).toBe(303)
  await mailbox.letterTo('ona.third@example.org')
})

test('what Enter presses is no answer: the form’s first button names no address', async () => {
  const { slug } = await addCampaign()
  const { text } = await mistype(slug, 'ona@gmial.com')
  const first = text.match(/<button\b[^>]*type="submit"[^>]*>/)?.[0] ?? ''
  expect(first).not.toContain('name="chosenEmail"')
})

test('a fault is told before a slip, and an answer that is no address is a fault', async () => {
  const { slug } = await addCampaign()
  const { text } = await ask(origin, pathOf(slug))
  const form = { ...formIn(text, 'email'), ...typedIn, email: 'ona@gmial.com' }
  const { consent: _, ...without } = form
  const faulty = await sendForm(origin, pathOf(slug), without)
  expect(faulty.status).toBe(422)
  expect(answersIn(faulty.text)).toEqual([])
  for (const email of ['', 'nil', '"><script>alert(1)</script>@x.org', 'x'.repeat(40_000)]) {
    const answer = await sendForm(origin, pathOf(slug), { ...form, chosenEmail: email })
    expect(answer.status).toBe(422)
    expect(answer.text).not.toContain('<script>alert')
  }
  const twice = await sendForm(origin, pathOf(slug), {
    ...form,
    chosenEmail: ['ona@gmail.com', 'ona@gmial.com'],
  })
  expect(answersIn(twice.text)).toHaveLength(2)
  expect(await storedFor(slug)).toBe(0)
})

test('a slip in a campaign that is over is told that it is over', async () => {
  const { slug } = await addCampaign()
  const { text } = await ask(origin, pathOf(slug))
  await database.query(
    `UPDATE campaign SET closes_at = now() - interval '1 hour' WHERE slug = $1`,
    [slug],
  )
  const sent = { ...formIn(text, 'email'), ...typedIn, email: 'ona@gmial.com' }
  const answer = await sendForm(origin, pathOf(slug), sent)
  expect(wordsOf(answer.text)).toContain(words.en.campaign.closed.closed)
  expect(answersIn(answer.text)).toEqual([])
  expect(await storedFor(slug)).toBe(0)
})

test('JSON takes it as typed', async () => {
  const { slug } = await addCampaign()
  expect((await signByJson(origin, slug, { email: 'ona.json@gmial.com' })).status).toBe(202)
  await mailbox.letterTo('ona.json@gmial.com')
  await eventually('the request', async () => (await storedFor(slug)) === 1)
})
