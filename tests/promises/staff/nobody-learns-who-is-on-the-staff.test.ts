import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { endMember } from '@/lib/staff/manage/end-member'
import { operator } from '@/lib/staff/staff-member'
import { type Answer, ask } from '@/tests/http/ask'
import { type Fields, formIn, sendForm, wordsOf } from '@/tests/http/form'
import { workIn } from '@/tests/support/installation'
import { watchStatements } from '@/tests/support/promises/watched-statements'
import { startSite } from '@/tests/support/site'
import { addMember, invite } from '@/tests/support/staff/add-member'

const watched = await watchStatements()
const { installation } = watched
workIn(installation)

const addresses = {
  stranger: 'stranger@example.org',
  invited: 'invited@example.org',
  editor: 'editor@example.org',
  administrator: 'administrator@example.org',
  left: 'has-left@example.org',
}
type Kind = keyof typeof addresses
const kinds = Object.keys(addresses) as Kind[]

await invite('editor', addresses.invited)
await addMember('editor', addresses.editor)
await addMember('administrator', addresses.administrator)
const left = await addMember('campaigner', addresses.left)
await endMember(operator, left.member.id)
await closeDatabase()

const site = await startSite({ installation })
const { origin } = site
afterAll(async () => {
  await site.stop()
  await watched.stop()
})

const path = '/staff/sign-in'
let form: Fields
beforeAll(async () => {
  form = formIn((await ask(origin, path)).text, 'email')
  await site.worker.stop()
  await installation.database.query('DELETE FROM staff_sign_in_request')
  // From here on only the web speaks with the database, over connections that it has already.
  for (let times = 0; times < 4; times++) await askFor('warm@example.org')
  await installation.database.query('DELETE FROM staff_sign_in_request')
})

const askFor = (email: string) => sendForm(origin, path, { ...form, email })

const comparable = ({ status, headers, text }: Answer) => {
  const { date: _, 'x-request-id': __, etag: ___, ...rest } = headers
  const { 'content-security-policy': policy = '', 'set-cookie': cookies = [] } = rest
  // Each answer has a nonce of its own, and a cookie says when it ends.
  const steady = {
    'content-security-policy': String(policy).replace(/nonce-[^']+/, 'nonce'),
    'set-cookie': cookies.map((cookie) => cookie.replace(/Expires=[^;]+/, 'Expires')),
  }
  return { status, headers: { ...rest, ...steady }, text: text.replace(/nonce="[^"]+"/g, '') }
}

test('who asks for a link gets the same page with the same work, whoever it is', async () => {
  const seen = new Map<Kind, { answer: Answer; statements: string[] }>()
  for (const kind of [...kinds, ...kinds.toReversed()]) {
    const one = await watched.during(() => askFor(addresses[kind]))
    const before = seen.get(kind)
    if (before) expect(one.statements).toEqual(before.statements)
    seen.set(kind, one)
  }
  const first = seen.get('stranger')
  if (!first) throw new Error('Nothing was seen')
  expect(first.answer.status).toBe(303)
  expect(first.statements.filter((one) => one.includes('INSERT INTO'))).toHaveLength(1)
  for (const [kind, { answer, statements }] of seen) {
    expect(statements, kind).toEqual(first.statements)
    expect(comparable(answer), kind).toEqual(comparable(first.answer))
  }
  // Nothing is asked about anybody: not even a read of where they would stand.
  expect(first.statements.join(' ')).not.toMatch(/staff_member|staff_sign_in_link/)
})

test('and leaves the same row: a sealed box of one length, which the web cannot open', async () => {
  const rows = await installation.database.query<{ length: number; kind: string; locale: string }>(
    `SELECT DISTINCT length(sealed) AS length, kind::text, locale::text FROM staff_sign_in_request`,
  )
  expect(rows).toHaveLength(1)
  const [count] = await installation.database.query<{ rows: number }>(
    'SELECT count(*)::int AS rows FROM staff_sign_in_request',
  )
  expect(count?.rows).toBe(2 * kinds.length)
})

test('nor does the page that follows tell, nor a link that is none', async () => {
  const words = async (at: string) => wordsOf((await ask(origin, at)).text)
  expect(await words(`${path}?sent=yes`)).toBe(await words(`${path}?sent=yes`))
  const [one, other] = [`${path}/${'x'.repeat(43)}`, `${path}/${'y'.repeat(43)}`]
  expect(await words(one)).toBe(await words(other))
})
