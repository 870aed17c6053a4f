import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf, locales } from '@/lib/i18n/routing'
import { type Answer, ask, countOf, signByJson } from '@/tests/http/ask'
import {
  controlIn,
  type Fields,
  formIn,
  formType,
  multipart,
  sendForm,
  wordsOf,
} from '@/tests/http/form'
import { formOf, ownPage } from '@/tests/http/own-page'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { linkIn } from '@/tests/support/mail/mailbox'
import { openSite } from '@/tests/support/open-site'
import { everyTable } from '@/tests/support/signers/every-table'

const site = await openSite()
const { origin, mailbox } = site
const { database } = site.installation
const personal = /Quirze|Clar|example\.org|Nil Prova|prova-\d/

const tokenOf = (link: string) => link.split('/').at(-1) ?? ''

/** Signs by JSON and returns the token that came by mail. */
async function signAndReadToken(slug: string, email: string, fields = {}): Promise<string> {
  await signByJson(origin, slug, { name: 'Quirze Clar', email, locale: 'en', ...fields })
  return tokenOf(linkIn(await mailbox.letterTo(email)))
}

async function confirm(token: string, choices: Fields = {}): Promise<void> {
  const path = addressOf('en', 'confirm', { token })
  const form = formIn((await ask(origin, path)).text, 'publicName')
  const answer = await sendForm(origin, path, { ...form, ...choices })
  expect(answer.status).toBe(303)
}

function expectCalm(answer: Answer): void {
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.headers['set-cookie']).toBeUndefined()
  expect(answer.text).not.toMatch(/\bat .+:\d+:\d+|node_modules|prisma|postgres/i)
}

describe.each(locales)('a signer’s own page in %s', (locale) => {
  test('fetched it shows nothing personal, and the same bytes whatever is held', async () => {
    const { slug } = await addCampaign()
    const token = await signAndReadToken(slug, `bytes-${locale}@example.org`)
    const { path } = ownPage(origin, token, locale)
    const seen: string[] = []
    const look = async () => {
      const answer = await ask(origin, path)
      expect(answer.status).toBe(200)
      expect(answer.text).toContain('name="robots" content="noindex"')
      expectCalm(answer)
      seen.push(answer.text)
    }
    await look()
    await confirm(token)
    await look()
    await database.query('DELETE FROM signature_link WHERE link_hash = sha256($1)', [
      Buffer.from(token),
    ])
    await look()
    expect(new Set(seen).size).toBe(1)
    expect(wordsOf(seen[0] ?? '')).not.toMatch(personal)
    const forged = 'a'.repeat(43)
    const other = await ask(origin, ownPage(origin, forged, locale).path)
    expect(other.text.replaceAll(forged, token)).toBe(seen[0])
    expect(other.text.match(/<button/g)).toHaveLength(1)
  })

  test('behind its button stands all that is held', async () => {
    const { slug } = await addCampaign()
    const email = `all-${locale}@example.org`
    const token = await signAndReadToken(slug, email, { country: 'PT' })
    const page = ownPage(origin, token, locale)
    const waiting = await page.open()
    await confirm(token, { updates: 'on' })
    const answer = await page.open()
    for (const one of [waiting, answer]) {
      expect(one.status).toBe(200)
      expectCalm(one)
      const words = wordsOf(one.text)
      expect(words).toContain('Quirze Clar')
      expect(words).toContain(email)
      expect(words).toContain('Portugal')
      expect(words).toContain('We ask for their release.')
    }
    expect(waiting.text).not.toContain('name="showName"')
    expect(controlIn(answer.text, 'updates').checked).toBe('')
    expect(controlIn(answer.text, 'showName').checked).toBeUndefined()
    expect(wordsOf(waiting.text)).not.toBe(wordsOf(answer.text))
  })
})

test('the data come as a file, whole', async () => {
  const { slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'file@example.org', { country: 'PT' })
  await confirm(token, { showName: 'on', publicName: 'Quirze C.' })
  const page = ownPage(origin, token)
  const opened = await page.open()
  expect(opened.text).toContain(`action="${page.dataPath}"`)
  const answer = await sendForm(origin, page.dataPath, { token })
  expect(answer.status).toBe(200)
  expectCalm(answer)
  expect(answer.headers['content-type']).toMatch(/^application\/json/)
  expect(answer.headers['content-disposition']).toBe(
    'attachment; filename="altaveu-signature.json"',
  )
  expect(JSON.parse(answer.text)).toMatchObject({
    status: 'confirmed',
    name: 'Quirze Clar',
    email: 'file@example.org',
    country: 'PT',
    language: 'en',
    showName: true,
    nameToShow: 'Quirze C.',
    nameShownNow: null,
    updates: false,
    campaign: { slug },
    petition: { version: 1, language: 'en', text: 'We ask for their release.' },
  })
})

test('choices are saved, said, and shown as they are now', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'choices@example.org')
  await confirm(token)
  const page = ownPage(origin, token)
  const form = await page.form('save')
  const saved = await page.send({ ...form, showName: 'on', publicName: 'Quirze', updates: 'on' })
  expect(saved.status).toBe(200)
  expect(saved.text).toContain('role="status"')
  expect(controlIn(saved.text, 'showName').checked).toBe('')
  expect(controlIn(saved.text, 'updates').checked).toBe('')
  const { showName: _, ...hidden } = formOf(saved.text, 'save')
  const again = await page.send(hidden)
  expect(controlIn(again.text, 'showName').checked).toBeUndefined()
  expect(
    await database.query(
      'SELECT public_name_sealed AS sealed, updates FROM signature WHERE campaign_id = $1',
      [id],
    ),
  ).toEqual([{ sealed: null, updates: true }])
})

test('a name that is hidden is gone from every table within the answer, and from every page soon', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'hide@example.org')
  await confirm(token, { showName: 'on', publicName: 'Quirze Clar' })
  await database.query(`UPDATE signature SET public_name = 'Quirze Clar' WHERE campaign_id = $1`, [
    id,
  ])
  const page = ownPage(origin, token)
  const { showName: _, ...form } = await page.form('save')
  await page.send(form)
  expect((await everyTable(database)).filter(({ row }) => row.includes('Quirze'))).toEqual([])
  const path = addressOf('en', 'campaign', { slug })
  await eventually(
    'the page without the name',
    async () => !(await ask(origin, path)).text.includes('Quirze'),
  )
})

test('withdrawn: the page says so, the number falls within seconds, and the link stands for nothing', async () => {
  const { slug } = await addCampaign({ startingTally: [{ country: 'ZZ', total: 41 }] })
  const email = 'withdraw@example.org'
  const token = await signAndReadToken(slug, email)
  await confirm(token)
  await eventually('the number', async () => (await countOf(origin, slug)) === 42)
  const page = ownPage(origin, token)
  const form = await page.form('withdraw')
  const [first, second] = await Promise.all([page.send(form), page.send(form)])
  const answers = [first, second].map(({ text }) => wordsOf(text))
  expect(answers.filter((words) => words.includes('Withdrawn, and nothing is held'))).toHaveLength(
    1,
  )
  expect(answers.filter((words) => words.includes('Nothing is held for this link'))).toHaveLength(1)
  for (const answer of [first, second]) {
    expect(answer.status).toBe(200)
    expectCalm(answer)
    expect(answer.text).not.toMatch(/Quirze|withdraw@/)
  }
  await eventually('one lower', async () => (await countOf(origin, slug)) === 41)
  const shown = async () => wordsOf((await ask(origin, addressOf('en', 'campaign', { slug }))).text)
  await eventually('the page’s number', async () => /\b41\b/.test(await shown()))
  expect((await mailbox.letterTo(email, 2)).subject).toBe('Signature withdrawn')
  expect(wordsOf((await page.open()).text)).toContain('Nothing is held for this link')
  const again = await signByJson(origin, slug, { email })
  expect(again.status).toBe(202)
  await confirm(tokenOf(linkIn(await mailbox.letterTo(email, 3))))
  await eventually('one higher again', async () => (await countOf(origin, slug)) === 42)
})

test('“this wasn’t me” from the page that confirms erases, says so in words, and writes no more', async () => {
  const { slug } = await addCampaign()
  const email = 'not.me@example.org'
  const token = await signAndReadToken(slug, email)
  const path = addressOf('en', 'confirm', { token })
  const { text } = await ask(origin, path)
  const [, reportNotMe] = [...text.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([form]) => form)
  const answer = await sendForm(origin, path, formIn(reportNotMe ?? '', '$ACTION_'))
  expect(answer.status).toBe(200)
  expectCalm(answer)
  expect(wordsOf(answer.text)).toMatch(/Nothing is held any more.*30 days/)
  expect(wordsOf((await ask(origin, path)).text)).toContain('Nothing is held for this link')
  await signByJson(origin, slug, { email })
  await eventually('an answer', async () => {
    const rows = await database.query('SELECT 1 FROM signature_request WHERE due_at IS NOT NULL')
    return rows.length === 0
  })
  expect(await mailbox.lettersTo(email)).toHaveLength(1)
})

test('“already confirmed” leads on to the signer’s own page', async () => {
  const { slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'leads.on@example.org')
  await confirm(token)
  const { text } = await ask(origin, addressOf('en', 'confirm', { token }))
  expect(text).toContain(`href="${addressOf('en', 'signature', { token })}"`)
  await signByJson(origin, slug, { email: 'leads.on@example.org', locale: 'es' })
  const letter = await mailbox.letterTo('leads.on@example.org', 2)
  expect(new URL(linkIn(letter)).pathname).toBe(addressOf('es', 'signature', { token }))
})

test('an erased, an expired and a forged link get one and the same page behind the button', async () => {
  const { slug } = await addCampaign()
  const erased = await signAndReadToken(slug, 'erased@example.org')
  const expired = await signAndReadToken(slug, 'expired@example.org')
  const page = ownPage(origin, erased)
  await page.send(await page.form('withdraw'))
  await database.query(
    `UPDATE signature_request SET received_at = now() - interval '15 days' WHERE link_hash = sha256($1)`,
    [Buffer.from(expired)],
  )
  const confirmPage = wordsOf(
    (await ask(origin, addressOf('en', 'confirm', { token: expired }))).text,
  )
  const tokens = [
    erased,
    expired,
    'a'.repeat(43),
    'x',
    '-',
    '%00',
    '%F0%9F%8C%8A',
    "'--",
    'b'.repeat(3_000),
  ]
  const form = formIn((await ask(origin, page.path)).text, '$ACTION_')
  for (const token of tokens) {
    const path = `/en/signature/${token}`
    const answer = await sendForm(origin, path, { ...form, token })
    expect(answer.status, token).toBe(200)
    expectCalm(answer)
    const body = (words: string) => words.slice(words.lastIndexOf('Nothing is held for this link'))
    expect(body(wordsOf(answer.text)), token).toBe(body(confirmPage))
    const data = await sendForm(origin, `${path}/data.json`, { token })
    expect(data.status, token).toBe(303)
    expectCalm(data)
    const next = new URL(String(data.headers.location), origin).pathname
    expect(wordsOf((await ask(origin, next)).text), token).toContain(
      'Nothing is held for this link',
    )
  }
})

describe('what was sent that no page of ours sends', () => {
  let token: string
  let page: ReturnType<typeof ownPage>
  let id: string
  beforeAll(async () => {
    const campaign = await addCampaign()
    id = campaign.id
    token = await signAndReadToken(campaign.slug, `bad-${id}@example.org`)
    await confirm(token)
    page = ownPage(origin, token)
  })
  const held = () => database.query('SELECT * FROM signature WHERE campaign_id = $1', [id])

  test('a field that names another link or language: the page’s own address decides', async () => {
    const other = `other-${id}@example.org`
    const { slug } = await addCampaign()
    const others = await signAndReadToken(slug, other)
    await confirm(others)
    const own = await held()
    const rows = () => database.query('SELECT * FROM signature')
    const before = (await rows()).filter((row) => row.campaign_id !== id)
    for (const value of [others, '', '__proto__', 'a'.repeat(10_000), [others, token]]) {
      const form = { ...(await page.form('save')), updates: 'on' }
      const answer = await page.send({ ...form, token: value, locale: 'ca', slug })
      expect(answer.status).toBe(200)
      expect(answer.text).toContain('lang="en"')
      expect(answer.text).toContain('role="status"')
      expectCalm(answer)
      const data = await sendForm(origin, page.dataPath, { token: value })
      expect(data.status).toBe(200)
      expect(data.text).toContain(`bad-${id}@example.org`)
    }
    expect(await held()).not.toEqual(own)
    expect((await rows()).filter((row) => row.campaign_id !== id)).toEqual(before)
  })

  test.each([
    ['words', 'yes'],
    ['empty', ''],
    ['twice', ['on', 'on']],
    ['HTML', '<b onclick="alert(1)">on</b>'],
    ['10,000 characters', 'on'.repeat(5_000)],
  ])('a choice that is %s: said so, nothing changed', async (_, value) => {
    const before = await held()
    for (const field of ['showName', 'updates']) {
      const form = await page.form('save')
      const answer = await page.send({ ...form, [field]: value })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('role="alert"')
      expect(answer.text).not.toContain('<b onclick')
      expectCalm(answer)
    }
    expect(await held()).toEqual(before)
  })

  test.each(['', 'xx', '__proto__', '../../x', 'c'.repeat(10_000)])(
    'a language %.20j: in words all the same',
    async (locale) => {
      const form = await page.form('save')
      expect((await page.send({ ...form, locale })).status).toBe(200)
    },
  )

  test.each(['open', 'save', 'withdraw', 'reportNotMe'] as const)(
    'what names the action to %s, spoilt: refused in words',
    async (button) => {
      const form =
        button === 'open'
          ? formIn((await ask(origin, page.path)).text, '$ACTION_')
          : await page.form(button)
      const before = await held()
      for (const spoilt of ['', '__proto__', '{"id":', '["$@1","$F1","$K1"]']) {
        const fields = Object.fromEntries(
          Object.entries(form).map(([name, value]) => [
            name,
            name.startsWith('$ACTION') ? spoilt : value,
          ]),
        )
        const answer = await page.send(fields)
        expect([200, 400, 404]).toContain(answer.status)
        expect(answer.headers['content-type']).toMatch(/^text\/html/)
        expectCalm(answer)
      }
      expect((await page.send({ token })).status).toBe(400)
      expect(await held()).toEqual(before)
    },
  )

  test('from another site: 403, and nothing is done or shown', async () => {
    const before = await held()
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    const withdraw = await page.form('withdraw')
    for (const headers of foreign) {
      for (const answer of [
        await page.send(withdraw, headers),
        await sendForm(origin, page.dataPath, { token }, headers),
      ]) {
        expect(answer.status).toBe(403)
        expect(answer.text).not.toContain('Quirze')
        expectCalm(answer)
      }
    }
    expect(await held()).toEqual(before)
  })

  test('by another method: 405, and what may be used', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const answer = await ask(origin, page.path, { method })
      expect(answer.status).toBe(405)
      expect(answer.headers.allow).toBe('GET, HEAD, POST, OPTIONS')
    }
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const answer = await ask(origin, page.dataPath, { method })
      expect(answer.status).toBe(405)
      expect(answer.headers.allow).toBe('POST, OPTIONS')
    }
  })

  test('a GET that calls itself a form opens nothing', async () => {
    for (const headers of [{ 'content-type': formType }, { 'x-altaveu-submitted': 'yes' }]) {
      const answer = await ask(origin, page.path, { headers: headers as Record<string, string> })
      expect(answer.status).toBe(200)
      expect(wordsOf(answer.text)).not.toMatch(personal)
    }
  })

  test('of another type, cut off, empty or too large: refused in words', async () => {
    const whole = multipart([{ name: 'token', value: token }])
    for (const path of [page.path, page.dataPath]) {
      const post = (body: Buffer | string, type = formType) =>
        ask(origin, path, { method: 'POST', headers: { 'content-type': type, origin }, body })
      for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
        expect((await post(whole, type)).status).toBe(415)
      }
      expect((await post('')).status).toBe(400)
      expect((await post(whole.subarray(0, -5))).status).toBe(400)
      expect((await post(Buffer.alloc(70_000, ' '))).status).toBe(413)
    }
  })
})
