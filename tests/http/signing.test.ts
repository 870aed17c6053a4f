import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf, type Locale, locales } from '@/lib/i18n/routing'
import { type Answer, ask, countOf, signaturesOf, signByJson } from '@/tests/http/ask'
import { controlIn, type Fields, formIn, sendForm, wordsOf } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { linkIn } from '@/tests/support/mail/mailbox'
import { openSite } from '@/tests/support/open-site'

const site = await openSite()
const { origin, mailbox } = site
const { database } = site.installation

const subjects: Record<Locale, { confirm: string; already: string }> = {
  ca: { confirm: 'Confirma la teva signatura', already: 'La teva signatura ja compta' },
  es: { confirm: 'Confirma tu firma', already: 'Tu firma ya cuenta' },
  en: { confirm: 'Confirm your signature', already: 'Your signature already counts' },
}

const campaignPath = (slug: string, locale: Locale = 'ca') =>
  addressOf(locale, 'campaign', { slug })

/** Opens a campaign's page and sends its form with these fields. */
async function signByForm(slug: string, fields: Fields, locale: Locale = 'ca'): Promise<Answer> {
  const path = campaignPath(slug, locale)
  const { text } = await ask(origin, path)
  return sendForm(origin, path, { ...formIn(text, 'email'), consent: 'on', ...fields })
}

/** The path of the link in the newest letter to an address, once there are so many. */
async function linkTo(email: string, many = 1): Promise<string> {
  return new URL(linkIn(await mailbox.letterTo(email, many))).pathname
}

/** Opens a link and presses its page's button. */
async function press(link: string): Promise<Answer> {
  const { text } = await ask(origin, link)
  return sendForm(origin, link, formIn(text, '$ACTION_'))
}

async function requestsFor(slug: string): Promise<number> {
  const rows = await database.query(
    'SELECT 1 FROM signature_request r JOIN campaign c ON c.id = r.campaign_id WHERE slug = $1',
    [slug],
  )
  return rows.length
}

const setTime = (slug: string, column: string, sql: string) =>
  database.query(`UPDATE campaign SET ${column} = ${sql} WHERE slug = $1`, [slug])

describe.each(locales)('signed in %s', (locale) => {
  test('a first signature by form leads to the inbox, and to one letter in that language', async () => {
    const { slug } = await addCampaign()
    const email = `first-${locale}@example.org`
    const answer = await signByForm(slug, { name: 'Quirze Clar', email }, locale)
    expect(answer.status).toBe(303)
    expect(answer.headers['cache-control']).toBe('no-store')
    const next = new URL(String(answer.headers.location), origin)
    expect(next.origin + next.pathname).toBe(origin + addressOf(locale, 'checkYourInbox', { slug }))
    expect(next.search).toMatch(/^\?stamp=\d{10}-[\w-]{22}$/)

    const inbox = await ask(origin, next.pathname + next.search)
    expect(inbox.status).toBe(200)
    expect(inbox.headers['cache-control']).toBe('no-store')
    const words = wordsOf(inbox.text)
    expect(words).toContain(subjects[locale].confirm)
    expect(words).toContain('altaveu@')
    expect(words).not.toContain(email)
    expect(words).not.toMatch(/gmail|outlook|hotmail|yahoo/i)

    const letter = await mailbox.letterTo(email)
    expect(letter.subject).toBe(subjects[locale].confirm)
    expect(`${letter.subject} ${letter.text} ${letter.html}`).not.toMatch(/Quirze|Nil Prova/)
    expect(await mailbox.lettersTo(email)).toHaveLength(1)
    expect(await requestsFor(slug)).toBe(1)
    expect(await countOf(origin, slug)).toBe(0)
  })

  test('the link changes nothing however often it is fetched; its button counts one', async () => {
    const { slug } = await addCampaign({ startingTally: [{ country: 'ZZ', total: 41 }] })
    const email = `link-${locale}@example.org`
    await signByForm(slug, { name: 'Quirze Clar', email, country: 'FR' }, locale)
    const link = await linkTo(email)
    expect(link).toMatch(new RegExp(`^/${locale}/`))
    for (let times = 0; times < 3; times++) {
      const { status, headers, text } = await ask(origin, link)
      expect(status).toBe(200)
      expect(headers['cache-control']).toBe('no-store')
      expect(text).toContain(campaignTitle[locale])
      expect(text).not.toMatch(/Quirze|link-/)
    }
    expect(await countOf(origin, slug)).toBe(41)

    const pressed = await press(link)
    expect(pressed.status).toBe(303)
    expect(pressed.headers['cache-control']).toBe('no-store')
    expect(pressed.headers['set-cookie']).toBeUndefined()
    const signed = new URL(String(pressed.headers.location), origin)
    expect(signed.pathname).toBe(addressOf(locale, 'signed', { slug }))
    const thanks = await ask(origin, signed.pathname + signed.search)
    expect(thanks.status).toBe(200)
    expect(thanks.headers['cache-control']).toBe('no-store')
    expect(wordsOf(thanks.text)).toMatch(/\b42\b/)
    await eventually('the number one higher', async () => (await countOf(origin, slug)) === 42)
    const shown = async () => wordsOf((await ask(origin, campaignPath(slug, locale))).text)
    await eventually('the page’s number', async () => /\b42\b/.test(await shown()))
  })
})

const campaignTitle: Record<Locale, string> = {
  ca: 'Llibertat per a Nil Prova',
  es: 'Libertad para Nil Prova',
  en: 'Freedom for Nil Prova',
}

test('a first signature by JSON is accepted, and nothing is counted', async () => {
  const { slug } = await addCampaign()
  const answer = await signByJson(origin, slug, { email: 'json@example.org', locale: 'es' })
  expect(answer.status).toBe(202)
  expect(JSON.parse(answer.text)).toEqual({ status: 'check-your-inbox' })
  expect(answer.headers['content-type']).toMatch(/^application\/json/)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect((await mailbox.letterTo('json@example.org')).subject).toBe(subjects.es.confirm)
  expect(await countOf(origin, slug)).toBe(0)
})

test('the link again, page or button, says that it is confirmed already and counts no more', async () => {
  const { slug } = await addCampaign()
  await signByJson(origin, slug, { email: 'again@example.org' })
  const link = await linkTo('again@example.org')
  const { text } = await ask(origin, link)
  const form = formIn(text, '$ACTION_')
  expect((await sendForm(origin, link, form)).status).toBe(303)
  const late = await sendForm(origin, link, form)
  const after = late.status === 303 ? await ask(origin, String(late.headers.location)) : late
  const opened = await ask(origin, link)
  for (const answer of [after, opened]) {
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
  }
  expect(wordsOf(opened.text)).not.toBe(wordsOf(text))
  await eventually('the number', async () => (await countOf(origin, slug)) === 1)
  const rows = await database.query(
    'SELECT 1 FROM signature s JOIN campaign c ON c.id = s.campaign_id WHERE slug = $1',
    [slug],
  )
  expect(rows).toHaveLength(1)
})

test('the same e-mail again, not confirmed yet: a new link, and either confirms, once', async () => {
  const { slug } = await addCampaign()
  const email = 'twice@example.org'
  const first = await signByJson(origin, slug, { email })
  const one = await linkTo(email)
  const second = await signByJson(origin, slug, { email })
  expect(second.status).toBe(first.status)
  expect(second.text).toBe(first.text)
  const two = await linkTo(email, 2)
  const links = new Set(
    (await mailbox.lettersTo(email)).map((letter) => new URL(linkIn(letter)).pathname),
  )
  expect(links).toEqual(new Set([one, two]))
  expect(links.size).toBe(2)
  await press(one)
  const page = await ask(origin, two)
  expect(page.status).toBe(200)
  if (page.text.includes('name="$ACTION_')) await press(two)
  await eventually('the number', async () => (await countOf(origin, slug)) === 1)
  const rows = await database.query(
    'SELECT 1 FROM tally_change t JOIN campaign c ON c.id = t.campaign_id WHERE slug = $1 UNION ALL SELECT 1 FROM tally t JOIN campaign c ON c.id = t.campaign_id WHERE slug = $1',
    [slug],
  )
  expect(rows).toHaveLength(1)
})

test.each([
  ['the same e-mail', 'known@example.org', 'known@example.org'],
  ['another spelling at Gmail', 'ab@gmail.com', 'A.B+x@Gmail.com'],
])('%s after it confirmed: the same answer, and only the letter tells', async (_, first, again) => {
  const { slug } = await addCampaign()
  const unknown = await signByJson(origin, slug, { email: first, locale: 'en' })
  await press(await linkTo(first))
  const before = (await mailbox.lettersTo(again)).length
  const known = await signByJson(origin, slug, { email: again, locale: 'en' })
  expect(known.status).toBe(unknown.status)
  expect(known.text).toBe(unknown.text)
  expect(Object.keys(known.headers)).toEqual(Object.keys(unknown.headers))
  const letter = await mailbox.letterTo(again, before + 1)
  expect(letter.subject).toBe(subjects.en.already)
  const opened = await ask(origin, new URL(linkIn(letter)).pathname)
  expect(opened.status).toBe(200)
  await eventually('the number', async () => (await countOf(origin, slug)) === 1)
})

describe('a bad field', () => {
  const typed = { name: 'Aina "Clar" <Prova>', email: 'aina at example.org', country: 'PT' }

  test('by form: the page again, each message beside its field, a summary that links to them, all kept', async () => {
    const { slug } = await addCampaign()
    const path = campaignPath(slug, 'en')
    const { text: page } = await ask(origin, path)
    const { consent: _, ...form } = formIn(page, 'email')
    const answer = await sendForm(origin, path, { ...form, ...typed })
    expect(answer.status).toBe(422)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(controlIn(answer.text, 'name').value).toBe(typed.name)
    expect(controlIn(answer.text, 'email').value).toBe(typed.email)
    expect(formIn(answer.text, 'email')).toMatchObject({ country: 'PT' })
    for (const name of ['email', 'consent']) {
      const { id, ...control } = controlIn(answer.text, name)
      expect(control['aria-invalid']).toBe('true')
      const described = String(control['aria-describedby']).split(' ')
      const beside = described.some((one) => new RegExp(`\\sid="${one}"`).test(answer.text))
      expect(beside, `a message beside ${name}`).toBe(true)
      expect(answer.text, `a link to ${name}`).toContain(`href="#${id}"`)
    }
    expect(controlIn(answer.text, 'name')['aria-invalid']).toBeUndefined()
    expect(answer.text).toContain('role="alert"')
    expect(await requestsFor(slug)).toBe(0)

    const mended = {
      ...formIn(answer.text, 'email'),
      email: 'aina@example.org',
      consent: 'on',
      name: 'Aina Clar',
    }
    expect((await sendForm(origin, path, mended)).status).toBe(303)
  })

  test('by JSON: 422, with a message a field at fault', async () => {
    const { slug } = await addCampaign()
    const answer = await signByJson(origin, slug, { email: 'aina at example.org', consent: false })
    expect(answer.status).toBe(422)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(answer.headers['cache-control']).toBe('no-store')
    const problem = JSON.parse(answer.text)
    expect(problem).toMatchObject({ status: 422, title: expect.stringMatching(/\w/) })
    expect(Object.keys(problem.errors).toSorted()).toEqual(['consent', 'email'])
    expect(problem.errors.email).toMatch(/\w+ \w+/)
    expect(answer.text).not.toContain('aina')
    expect(await requestsFor(slug)).toBe(0)
  })

  test('a form filled in by a robot gets the page again, and nothing is stored', async () => {
    const { slug } = await addCampaign()
    const robot = { name: 'Nil', email: 'robot@example.org', website: 'https://spam.test' }
    const answer = await signByForm(slug, robot)
    expect(answer.status).toBe(422)
    expect(controlIn(answer.text, 'email').value).toBe(robot.email)
    expect(await requestsFor(slug)).toBe(0)
  })
})

describe('a campaign that is over', () => {
  const ways: [string, Record<string, string>][] = [
    ['closed', { closes_at: `now() - interval '1 hour'` }],
    ['delivered', { delivered_signatures: '7, delivered_at = now()' }],
    ['won', { won_at: 'now()' }],
    ['ended', { ended_at: 'now()' }],
  ]

  test.each(ways)(
    '%s: says so in words, and 409 to programs; nothing is stored',
    async (state, times) => {
      const { slug } = await addCampaign()
      const path = campaignPath(slug, 'en')
      const form = formIn((await ask(origin, path)).text, 'email')
      for (const [column, sql] of Object.entries(times)) await setTime(slug, column, sql)
      const byForm = await sendForm(origin, path, {
        ...form,
        name: 'Nil',
        email: 'over@example.org',
        consent: 'on',
      })
      expect(byForm.status).toBe(409)
      expect(byForm.headers['cache-control']).toBe('no-store')
      expect(byForm.headers['content-type']).toMatch(/^text\/html/)
      const byJson = await signByJson(origin, slug, { email: 'over@example.org' })
      expect(byJson.status).toBe(409)
      expect(byJson.headers['content-type']).toMatch(/^application\/problem\+json/)
      expect(await requestsFor(slug)).toBe(0)
      const page = await eventually('the page without its form', async () => {
        const answer = await ask(origin, path)
        return !answer.text.includes('name="email"') && answer
      })
      expect(page.status).toBe(200)
      const campaign = JSON.parse((await ask(origin, `/api/campaigns/${slug}`)).text)
      expect(campaign.state).toBe(state)
    },
  )

  test('a request made before closing may still be confirmed for 24 hours', async () => {
    const { slug } = await addCampaign({ closesInDays: 1 })
    await signByJson(origin, slug, { email: 'early@example.org' })
    await signByJson(origin, slug, { email: 'tardy@example.org' })
    const [early, tardy] = [await linkTo('early@example.org'), await linkTo('tardy@example.org')]
    const form = formIn((await ask(origin, tardy)).text, '$ACTION_')
    await setTime(slug, 'closes_at', `now() - interval '23 hours 50 minutes'`)
    expect((await press(early)).status).toBe(303)
    await setTime(slug, 'closes_at', `now() - interval '24 hours 10 minutes'`)
    expect((await ask(origin, tardy)).text).not.toContain('name="$ACTION_')
    expect((await sendForm(origin, tardy, form)).status).toBeLessThan(500)
    expect(await countOf(origin, slug)).toBe(1)
  })
})

describe('a campaign that nobody may see', () => {
  let hidden: string[]

  beforeAll(async () => {
    const scheduled = await addCampaign({ opensDaysAgo: -1 })
    const takenDown = await addCampaign()
    await database.query(`UPDATE campaign SET visibility = 'taken_down' WHERE id = $1`, [
      takenDown.id,
    ])
    hidden = [scheduled.slug, takenDown.slug, 'never-was']
  })

  test('scheduled, taken down and unknown get one answer from the JSON door', async () => {
    const answers = await Promise.all(hidden.map((slug) => signByJson(origin, slug)))
    for (const { status, text, headers } of answers) {
      expect(status).toBe(404)
      expect(text).toBe(answers[0]?.text)
      expect(Object.keys(headers)).toEqual(Object.keys(answers[0]?.headers ?? {}))
    }
    expect(answers[0]?.headers['content-type']).toMatch(/^application\/problem\+json/)
  })

  test('and one answer from the form of a page that was open meanwhile', async () => {
    const { slug } = await addCampaign()
    const form = formIn((await ask(origin, campaignPath(slug))).text, 'email')
    const filled = { ...form, name: 'Nil', email: 'gone@example.org', consent: 'on' }
    for (const gone of hidden) {
      const answer = await sendForm(origin, campaignPath(gone), { ...filled, slug: gone })
      expect(answer.status).toBe(404)
      expect(answer.headers['content-type']).toMatch(/^text\/html/)
    }
    expect(await requestsFor(slug)).toBe(0)
  })
})

test('a text that changed while the page was open is shown before anything is signed', async () => {
  const { id, slug } = await addCampaign()
  const path = campaignPath(slug, 'en')
  const form = formIn((await ask(origin, path)).text, 'email')
  await database.query('INSERT INTO petition_version VALUES ($1, 2, now())', [id])
  for (const locale of locales) {
    await database.query(
      `INSERT INTO petition_text VALUES ($1, 2, $2::"Locale", 'New', 'The new text.')`,
      [id, locale],
    )
  }
  const filled = { ...form, name: 'Nil', email: 'text@example.org', consent: 'on' }
  const answer = await sendForm(origin, path, filled)
  expect([200, 409, 422]).toContain(answer.status)
  expect(wordsOf(answer.text)).toContain('The new text.')
  expect(controlIn(answer.text, 'email').value).toBe('text@example.org')
  expect(await requestsFor(slug)).toBe(0)
  const again = await sendForm(origin, path, { ...formIn(answer.text, 'email'), consent: 'on' })
  expect(again.status).toBe(303)
  expect(await requestsFor(slug)).toBe(1)
})

test('an erased, an expired and a forged link get one and the same page', async () => {
  const { id, slug } = await addCampaign()
  await signByJson(origin, slug, { email: 'erased@example.org' })
  await signByJson(origin, slug, { email: 'expired@example.org' })
  const erased = await linkTo('erased@example.org')
  const expired = await linkTo('expired@example.org')
  const form = formIn((await ask(origin, erased)).text, '$ACTION_')
  await database.query(
    'DELETE FROM signature_request WHERE campaign_id = $1 AND link_hash = sha256($2)',
    [id, Buffer.from(erased.split('/').at(-1) ?? '')],
  )
  await database.query(
    `UPDATE signature_request SET received_at = now() - interval '14 days 1 minute' WHERE campaign_id = $1`,
    [id],
  )
  const tokens = [erased, expired].map((link) => link.split('/').at(-1) ?? '')
  tokens.push(
    'a'.repeat(43),
    'x',
    '-',
    'a'.repeat(3_000),
    '%00',
    '%F0%9F%8C%8A',
    '%3Cscript%3E',
    "'--",
  )
  const opened = await Promise.all(tokens.map((token) => ask(origin, `/ca/confirma/${token}`)))
  const pressed = await Promise.all(
    tokens.map((token) => sendForm(origin, `/ca/confirma/${token}`, form)),
  )
  const [first] = opened
  const nameless = (answer: Answer, token: string) => answer.text.replaceAll(token, '')
  for (const [index, token] of tokens.entries()) {
    for (const answer of [opened[index], pressed[index]]) {
      if (!answer || !first) throw new Error('No answer')
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.status, token).toBe(first.status)
      expect(wordsOf(nameless(answer, token)), token).toBe(
        wordsOf(nameless(first, tokens[0] ?? '')),
      )
    }
  }
  expect(first?.status).toBeLessThan(500)
})

test('mail to a signature that was accepted holds on to nothing but its link', async () => {
  const { slug } = await addCampaign()
  await signByJson(origin, slug, { email: 'quiet@example.org', name: 'Zenòbia Clara' })
  const letter = await mailbox.letterTo('quiet@example.org')
  expect(letter.headers['message-id']).toMatch(/^<[0-9a-f]{40}@/)
  expect(letter.text.match(/https?:\/\/\S+/g)).toEqual([linkIn(letter)])
  const addresses = new Set(
    [...letter.html.matchAll(/\b(?:href|src)="([^"]+)"/g)].map(([, one]) => one),
  )
  expect([...addresses]).toEqual([linkIn(letter)])
})

test('the address of signatures takes nothing but signatures', async () => {
  const { slug } = await addCampaign()
  const answer = await ask(origin, signaturesOf(slug))
  expect(answer.status).toBe(405)
  expect(answer.headers.allow).toContain('POST')
})
