import { afterAll, describe, expect, test } from 'vitest'
import { type Answer, ask, signature, signaturesOf, signByJson } from '@/tests/http/ask'
import { controlIn, formIn, sendForm } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { startSite } from '@/tests/support/site'

const limit = 4
const installation = await ownInstallation()
const env = { SIGNATURES_PER_MINUTE: `${limit}` }
const [bare, behindTwo] = await Promise.all([
  startSite({ installation, env, withoutWorker: true }),
  startSite({ installation, env: { ...env, PROXY_HOPS: '2' }, withoutWorker: true }),
])
afterAll(async () => void (await Promise.all([bare.stop(), behindTwo.stop()])))
const { slug } = await addCampaign()

/** An attempt that says that it was forwarded for these addresses. */
function attempt(
  origin: string,
  forwardedFor: string,
  more: Record<string, string> = {},
): Promise<Answer> {
  return ask(origin, signaturesOf(slug), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor, ...more },
    body: JSON.stringify(signature({ consent: false })),
  })
}

const stored = async () =>
  (await installation.database.query('SELECT 1 FROM signature_request')).length

describe('from one network, past the bound', () => {
  test('JSON gets 429 and when to try again, whatever it says of where it comes from', async () => {
    for (let times = 0; times < limit; times++) {
      expect((await signByJson(bare.origin, slug, { email: `n${times}@example.org` })).status).toBe(
        202,
      )
    }
    const answers = [
      await signByJson(bare.origin, slug),
      await attempt(bare.origin, '203.0.113.9'),
      await attempt(bare.origin, '2001:db8::1', {
        forwarded: 'for=198.51.100.7',
        'x-real-ip': '198.51.100.8',
        'cf-connecting-ip': '198.51.100.9',
        'true-client-ip': '198.51.100.10',
        'x-altaveu-network': 'another',
      }),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(429)
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
      expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60)
    }
    expect(await stored()).toBe(limit)
  })

  test('the form says when to try again, and keeps what was typed', async () => {
    const path = `/en/campaigns/${slug}`
    const form = formIn((await ask(bare.origin, path)).text, 'email')
    const filled = {
      ...form,
      name: 'Aina Clar',
      email: 'aina@example.org',
      country: 'PT',
      consent: 'on',
    }
    const answer = await sendForm(bare.origin, path, filled)
    expect(answer.status).toBe(429)
    expect(answer.headers['content-type']).toMatch(/^text\/html/)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(controlIn(answer.text, 'name').value).toBe('Aina Clar')
    expect(controlIn(answer.text, 'email').value).toBe('aina@example.org')
    expect(formIn(answer.text, 'email').country).toBe('PT')
    expect(await stored()).toBe(limit)
  })

  test('past twice the bound, a plain page says so, and nothing is made for it', async () => {
    const path = `/en/campaigns/${slug}`
    const form = formIn((await ask(bare.origin, path)).text, 'email')
    const answer = await sendForm(bare.origin, path, { ...form, name: 'Aina', consent: 'on' })
    expect(answer.status).toBe(429)
    expect(answer.headers['content-type']).toMatch(/^text\/html/)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(answer.text).not.toContain('<form')
    expect(await stored()).toBe(limit)
  })

  test('the form that asks for a lost link has a bound of its own', async () => {
    const path = `/en/campaigns/${slug}/lost-link`
    const form = formIn((await ask(bare.origin, path)).text, 'email')
    for (let times = 0; times < limit; times++) {
      expect((await sendForm(bare.origin, path, { ...form, email: 'aina' })).status).toBe(422)
    }
    const answer = await sendForm(bare.origin, path, { ...form, email: 'aina@example.org' })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(controlIn(answer.text, 'email').value).toBe('aina@example.org')
    expect(await installation.database.query('SELECT 1 FROM link_request')).toEqual([])
  })

  const token = 'a'.repeat(43)
  test.each([
    ['the acts on a signer’s own page', `/en/signature/${token}/data.json`, undefined],
    ['a defender’s own link', `/en/hide/${token}`, '$ACTION_'],
  ])('so have %s', async (_, path, button) => {
    const form = button === undefined ? {} : formIn((await ask(bare.origin, path)).text, button)
    const fields = { token, part: 'person', ...form }
    for (let times = 0; times < limit; times++) {
      expect((await sendForm(bare.origin, path, fields)).status).not.toBe(429)
    }
    const answer = await sendForm(bare.origin, path, fields)
    expect(answer.status).toBe(429)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  test('a client cannot refuse a form for itself, nor pass off a refusal', async () => {
    const path = `/en/campaigns/${slug}`
    const form = formIn((await ask(behindTwo.origin, path)).text, 'email')
    const filled = { ...form, name: 'Aina', email: 'header@example.org', consent: 'on' }
    const answer = await sendForm(behindTwo.origin, path, filled, {
      'x-forwarded-for': '198.18.0.1, 10.9.9.9',
      'x-altaveu-refused': '60',
      'x-altaveu-request-id': '"><script>',
    })
    expect(answer.status).toBe(303)
    expect(await stored()).toBe(limit + 1)
  })

  test('who only reads is never refused', async () => {
    const answers = await Promise.all(
      Array.from({ length: limit * 3 }, () => ask(bare.origin, `/en/campaigns/${slug}`)),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  })
})

describe('behind two trusted proxies', () => {
  /** Statuses of so many attempts that one past the bound is refused, from addresses in turn. */
  async function attemptsFrom(addresses: string[]): Promise<number[]> {
    const statuses: number[] = []
    for (let times = 0; times <= limit; times++) {
      const address = addresses[times % addresses.length] ?? ''
      statuses.push((await attempt(behindTwo.origin, address)).status)
    }
    return statuses
  }
  const refusedAtLast = [...Array.from({ length: limit }, () => 422), 429]
  const neverRefused = Array.from({ length: limit + 1 }, () => 422)

  test('the second address from the right counts, whatever the client wrote before it', async () => {
    const forged = ['198.51.100.1', '198.51.101.1', '198.51.102.1', '10.0.0.1', '8.8.8.8']
    expect(await attemptsFrom(forged.map((one) => `${one}, 203.0.113.5, 10.9.9.9`))).toEqual(
      refusedAtLast,
    )
  })

  test('neighbours in an IPv4 /24 share a bound', async () => {
    const hosts = ['192.0.2.1', '192.0.2.77', '192.0.2.254', '::ffff:192.0.2.9']
    expect(await attemptsFrom(hosts.map((one) => `${one}, 10.9.9.9`))).toEqual(refusedAtLast)
  })

  test('neighbours in an IPv6 /48 share a bound, in whatever spelling', async () => {
    const hosts = ['2001:db8:7:1::1', '2001:DB8:7:ffff::', '2001:0db8:0007:0:0:0:0:2']
    expect(await attemptsFrom(hosts.map((one) => `${one}, 10.9.9.9`))).toEqual(refusedAtLast)
  })

  test('other networks do not', async () => {
    const hosts = ['192.0.3.1', '192.0.4.1', '2001:db8:8::1', '2001:db8:9::1', '192.0.5.1']
    expect(await attemptsFrom(hosts.map((one) => `${one}, 10.9.9.9`))).toEqual(neverRefused)
  })

  test('what is no list of addresses counts as the nearest proxy itself, and breaks nothing', async () => {
    const lists = ['nonsense', 'a, b', '', ',,,', `${'1,'.repeat(3_000)}x`]
    expect(await attemptsFrom(lists)).toEqual(refusedAtLast)
  })
})
