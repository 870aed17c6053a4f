import { createHash } from 'node:crypto'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { sessionCookie } from '@/lib/staff/session/session-cookie'
import { type Answer, ask } from '@/tests/http/ask'
import { formType, multipart, sendForm } from '@/tests/http/form'
import { openSite } from '@/tests/support/open-site'
import { addMember } from '@/tests/support/staff/add-member'

const site = await openSite()
const { origin } = site
const signIn = '/staff/sign-in'
const actionId = `40${'ab'.repeat(20)}`
const plainForm = { [`$ACTION_ID_${actionId}`]: '' }

/** What every answer of the workspace carries. */
function expectPrivate({ headers }: Answer): void {
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['x-robots-tag']).toBe('noindex')
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(String(headers['content-security-policy'])).not.toMatch(/unsafe|\*|https?:/)
}

describe('without a session', () => {
  test.each([
    ['/staff', signIn],
    ['/staff/', signIn],
    ['/staff/defenders', `${signIn}?to=%2Fstaff%2Fdefenders`],
    [
      '/staff/defenders?state=taken-down&q=a',
      `${signIn}?to=%2Fstaff%2Fdefenders%3Fstate%3Dtaken-down%26q%3Da`,
    ],
    ['/staff/never-was', `${signIn}?to=%2Fstaff%2Fnever-was`],
    ['/staff/defenders.rsc', signIn],
    ['/staff/%2e%2e/en', signIn],
    ['/staff//evil.example', signIn],
    ['/staff?to=//evil.example', `${signIn}?to=%2Fstaff%3Fto%3D%252F%252Fevil.example`],
  ])('%s leads to the sign-in, and back', async (path, expected) => {
    const answer = await ask(origin, path)
    expect(answer.status).toBe(307)
    expect(answer.headers.location).toBe(expected)
    expectPrivate(answer)
  })

  test('a cookie that stands for nothing changes nothing', async () => {
    const answer = await ask(origin, '/staff', { headers: { cookie: 'altaveu-staff=forged' } })
    expect(answer.headers.location).toBe(signIn)
  })

  test('capitals lead to the one spelling', async () => {
    expect(await ask(origin, '/STAFF')).toMatchObject({
      status: 308,
      headers: { location: '/staff' },
    })
  })
})

describe('a page of the workspace', () => {
  test('keeps its scripts under a nonce of its own, and has every style by its hash', async () => {
    const [page, again] = [await ask(origin, signIn), await ask(origin, signIn)]
    expect(page.status).toBe(200)
    expectPrivate(page)
    const policy = String(page.headers['content-security-policy'])
    const nonce = /script-src 'nonce-([^']+)' 'strict-dynamic'$/.exec(policy)?.[1]
    expect(nonce).toBeDefined()
    expect(again.headers['content-security-policy']).not.toBe(policy)
    const scripts = [...page.text.matchAll(/<script\b([^>]*)>/g)].map(([, given = '']) => given)
    expect(scripts.length).toBeGreaterThan(1)
    for (const attributes of scripts) expect(attributes).toContain(`nonce="${nonce}"`)
    const styles = [...page.text.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)]
    expect(styles.length).toBeGreaterThan(0)
    for (const [, css = ''] of styles) {
      expect(policy).toContain(`'sha256-${createHash('sha256').update(css).digest('base64')}'`)
    }
    expect(page.text).not.toMatch(/\sstyle="/)
  })

  test.each([
    ['ca', 'ca-ES,es;q=0.5'],
    ['es', 'es'],
    ['en', 'fr,en;q=0.8'],
    ['ca', 'zh'],
  ])('speaks %s before the sign-in where the browser asks for %s', async (locale, asked) => {
    const page = await ask(origin, signIn, { headers: { 'accept-language': asked } })
    expect(page.text).toContain(`<html lang="${locale}"`)
  })

  test('tells the client runtime what it asks for, and keeps none of it', async () => {
    const headers = { rsc: '1' }
    // Next has a parameter of its own for each kind of answer, and tells a client that lacks it.
    const { location } = (await ask(origin, signIn, { headers })).headers
    const answer = await ask(origin, String(location), { headers })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toMatch(/^text\/x-component/)
    expectPrivate(answer)
  })
})

describe('what is sent to the workspace', () => {
  test.each([
    ['no Origin', {}],
    ['an Origin of null', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
  ])('with %s is refused in words, and Next never sees it', async (_, headers) => {
    const body = multipart([{ name: `$ACTION_ID_${actionId}`, value: '' }])
    const answer = await ask(origin, signIn, {
      method: 'POST',
      headers: { 'content-type': formType, 'accept-language': 'en', ...headers },
      body,
    })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('This does not come from this page')
    expectPrivate(answer)
  })

  test.each([
    ['application/json', '{}', 415],
    ['text/plain', '[]', 415],
    [formType, 'no form at all', 400],
    [formType, 'a'.repeat(66_000), 413],
  ])('as %s is judged by what it is', async (type, body, status) => {
    const headers = { origin, 'content-type': type, 'content-length': String(body.length) }
    const answer = await ask(origin, signIn, { method: 'POST', headers, body })
    expect(answer.status).toBe(status)
    expectPrivate(answer)
  })

  test('by a form of no build gets 400, and by a call of none what Next’s client knows', async () => {
    expect((await sendForm(origin, signIn, plainForm)).status).toBe(400)
    const call = await ask(origin, signIn, {
      method: 'POST',
      headers: { origin, 'content-type': 'text/plain;charset=UTF-8', 'next-action': actionId },
      body: '[]',
    })
    expect(call.headers['x-nextjs-action-not-found']).toBe('1')
    expect(call.status).toBeLessThan(500)
  })

  test('by any other method is told which there are', async () => {
    const answer = await ask(origin, signIn, { method: 'PUT', headers: { origin } })
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST, OPTIONS' } })
  })
})

/** What a browser loads of scripts before a page of the workspace is of use, compressed. */
async function scriptBytes(html: string): Promise<number> {
  const sources = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)]
  let bytes = 0
  for (const [, attributes = '', inline = ''] of sources) {
    // Only browsers without modules ask for it, and they run none of this.
    if (/\bnomodule/i.test(attributes)) continue
    const path = /\bsrc="([^"]*)"/.exec(attributes)?.[1]
    const body = path ? (await ask(origin, path)).body : Buffer.from(inline)
    bytes += brotliCompressSync(body).length
  }
  return bytes
}

test('a first visit loads at most 150 KB of script, compressed', async () => {
  const { sessionToken } = await addMember('administrator')
  const headers = { cookie: `${sessionCookie}=${sessionToken}` }
  for (const path of [signIn, '/staff', '/staff/defenders', '/staff/log']) {
    // Who has signed in is led on from there.
    const page = await ask(origin, path, path === signIn ? {} : { headers })
    expect(page.status, path).toBe(200)
    const bytes = await scriptBytes(page.text)
    expect(bytes, path).toBeGreaterThan(50_000)
    expect(bytes, path).toBeLessThanOrEqual(150_000)
  }
})

describe('whoever has signed in', () => {
  test('gets the 404 of the workspace for an address that is none, whole without scripts', async () => {
    const { sessionToken } = await addMember('editor')
    const headers = { cookie: `${sessionCookie}=${sessionToken}` }
    const nobody = '01932c07-0000-7000-8000-000000000000'
    for (const path of [
      '/staff/never-was',
      '/staff/defenders/x',
      `/staff/defenders/${nobody}`,
      `/staff/defenders/${nobody}/take-down`,
      `/staff/campaigns/${nobody}/show`,
    ]) {
      const answer = await ask(origin, path, { headers })
      expect(answer.status, path).toBe(404)
      expect(answer.text, path).toContain('There is nothing here')
      expectPrivate(answer)
    }
  })

  test.each([
    'state=nobody&order=sideways&after=%27',
    'after=01932c07-0000-7000-8000-00000000000',
    'order=newest&after=person',
    'q=%25%00%F0%9F%92%A9',
    'state=public&state=draft',
    `q=${'a'.repeat(2_000)}`,
  ])('finds the list at a query that means nothing: %s', async (query) => {
    const { sessionToken } = await addMember('editor')
    const headers = { cookie: `${sessionCookie}=${sessionToken}` }
    for (const path of ['/staff/defenders', '/staff/campaigns', '/staff/search']) {
      expect((await ask(origin, `${path}?${query}`, { headers })).status, path).toBe(200)
    }
  })

  test.each(['day=2026-02-30', 'day=x', 'person=x', 'act=constructor', 'subject=x', 'subjectId=1'])(
    'finds the log at a query that means nothing: %s',
    async (query) => {
      const { sessionToken } = await addMember('editor')
      const headers = { cookie: `${sessionCookie}=${sessionToken}` }
      expect((await ask(origin, `/staff/log?${query}`, { headers })).status).toBe(200)
    },
  )
})

test('a public page has no style of the workspace', async () => {
  const page = await ask(origin, '/ca')
  expect(page.text).not.toMatch(/\.workspace|takes-away|\.quiet-button/)
})
