import { Agent, get } from 'node:http'
import { expect, test } from 'vitest'
import { ask, signByJson } from '@/tests/http/ask'
import { addCampaign } from '@/tests/support/campaign'
import { ownSite } from '@/tests/support/open-site'

const site = await ownSite()
const { origin } = site
// A search that found no connection in time is answered 503; the other requests are judged by their
// answers.
site.expectErrors(/"status":503/)
const { slug } = await addCampaign()
const crowd = 320
const rounds = 3
/** The crowd's own requests may take any time on a slow machine. */
const timeout = 300_000

/** Opens so many connections that search without a pause until they are stopped. */
function searchWithoutPause() {
  const agent = new Agent({ keepAlive: true, maxSockets: crowd })
  const statuses = new Map<number, number>()
  let ended = false
  let asked = 0
  const search = () =>
    new Promise<void>((done) => {
      const request = get(`${origin}/en/defenders?q=prova${asked++}`, { agent }, (response) => {
        const { statusCode = 0 } = response
        statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
        response.resume()
        response.on('close', done)
      })
      request.on('error', () => {
        statuses.set(0, (statuses.get(0) ?? 0) + 1)
        done()
      })
    })
  const clients = Array.from({ length: crowd }, async () => {
    while (!ended) await search()
  })
  return {
    statuses,
    async end() {
      ended = true
      await Promise.all(clients)
      agent.destroy()
    },
  }
}

test(
  'who searches on 320 connections shuts nobody out of anything else',
  async () => {
    const searching = searchWithoutPause()
    const given: Record<string, number[]> = {}
    const note = (name: string, status: number) => {
      given[name] = [...(given[name] ?? []), status]
    }
    const token = 'a'.repeat(43)
    for (let round = 0; round < rounds; round++) {
      const reads = {
        ready: '/api/health/ready',
        live: '/api/health/live',
        confirmation: `/en/confirm/${token}`,
        'own page': `/en/signature/${token}`,
        'lost link': `/en/campaigns/${slug}/lost-link`,
        campaign: `/en/campaigns/${slug}`,
        'first page': '/',
      }
      for (const [name, path] of Object.entries(reads)) note(name, (await ask(origin, path)).status)
      const email = `crowd-${round}@example.org`
      note('signature', (await signByJson(origin, slug, { email })).status)
    }
    await searching.end()
    const all = (status: number) => Array.from({ length: rounds }, () => status)
    expect(given).toEqual({
      ready: all(200),
      live: all(200),
      confirmation: all(given.confirmation?.[0] ?? 0),
      'own page': all(given['own page']?.[0] ?? 0),
      'lost link': all(200),
      campaign: all(200),
      'first page': all(given['first page']?.[0] ?? 0),
      signature: all(202),
    })
    for (const name of ['confirmation', 'own page', 'first page']) {
      expect(given[name]?.[0]).toBeLessThan(500)
    }
    expect([...searching.statuses.keys()].filter((status) => ![200, 503].includes(status))).toEqual(
      [],
    )
    expect(searching.statuses.get(200)).toBeGreaterThan(0)
  },
  timeout,
)

test('a query that means nothing is answered, and kept by nobody', async () => {
  const path = '/en/defenders'
  expect((await ask(origin, path)).headers['cache-control']).toMatch(/^public/)
  expect((await ask(origin, `${path}?situation=detained`)).headers['cache-control']).toMatch(
    /^public/,
  )
  for (const query of [
    'right=anything',
    'country=XX',
    'situation=no',
    'page=x',
    'q=a',
    'right=land&q=a',
  ]) {
    const { status, headers } = await ask(origin, `${path}?${query}`)
    expect([status, headers['cache-control']], query).toEqual([200, 'no-store'])
  }
})

test('pictures of a shared link may be shown by other sites, and nothing else may', async () => {
  const policy = async (path: string) => {
    const { status, headers } = await ask(origin, path)
    expect(status).toBe(200)
    return headers['cross-origin-resource-policy']
  }
  expect(await policy('/share/en/site.png')).toBe('cross-origin')
  expect(await policy(`/share/en/campaigns/${slug}.png`)).toBe('cross-origin')
  for (const path of ['/en', '/api/campaigns', '/robots.txt']) {
    expect(await policy(path)).toBe('same-origin')
  }
})
