import { describe, expect, test } from 'vitest'
import { addressOf, locales } from '@/lib/i18n/routing'
import { canonicalPath, findAddress, knownQuery } from '@/server/addresses'

describe('a known address', () => {
  test.each(locales)('in %s leads to the application’s folders', (locale) => {
    const path = addressOf(locale, 'campaign', { slug: 'lina' })
    expect(findAddress(path, false)).toMatchObject({
      kind: 'page',
      path,
      internalPath: `/${locale}/campaigns/lina`,
      kept: true,
      showsCount: true,
      lane: 'signing',
      post: 'sign',
    })
  })

  test.each(['checkYourInbox', 'signed', 'confirm', 'signature', 'signatureData'] as const)(
    '%s is never kept',
    (page) => {
      const address = findAddress(addressOf('ca', page, { slug: 'lina', token: 'abc' }), false)
      expect(address?.kept).toBe(false)
      expect(address?.post).not.toBe('sign')
    },
  )

  test.each(['/', '/language', '/api/health/live', '/api/health/ready'])(
    '%s is never kept',
    (path) => expect(findAddress(path, false)?.kept).toBe(false),
  )

  test('privacy shows no count, and lives as long as its version', () => {
    expect(findAddress('/ca/privacitat', false)).toMatchObject({ kept: true, showsCount: false })
  })

  test('what may be sent counts towards a limit, and never towards another’s', () => {
    const postOf = (page: 'campaign' | 'confirm' | 'signature' | 'signatureData' | 'lostLink') => {
      const address = findAddress(addressOf('en', page, { slug: 'lina', token: 'abc' }), false)
      expect(address?.methods).toContain('POST')
      return address?.post
    }
    expect(postOf('campaign')).toBe('sign')
    expect(postOf('confirm')).toBe('confirm')
    expect(postOf('signature')).toBe('ownPage')
    expect(postOf('signatureData')).toBe('ownPage')
    expect(postOf('lostLink')).toBe('lostLink')
    expect(findAddress('/api/webhooks/resend', false, true)?.post).toBe('mailReport')
  })

  test('health has a lane that nothing else uses', () => {
    for (const path of ['/api/health/live', '/api/health/ready']) {
      expect(findAddress(path, false)?.lane).toBe('health')
    }
  })

  test('the directory has one spelling, in which only what means something stays', () => {
    const address = findAddress('/en/defenders', false)
    if (!address) throw new Error('There is no directory')
    const given = knownQuery(address.parameters, 'q=&page=2&country=MX&other=1')
    expect(given).toBe('?country=MX&page=2')
    expect(address).toMatchObject({ kept: true, keptByQuery: true })
  })

  test('the JSON address takes signatures, and nothing else', () => {
    expect(findAddress('/api/campaigns/lina/signatures', false)).toMatchObject({
      kind: 'json',
      methods: ['POST'],
      lane: 'signing',
      post: 'sign',
    })
  })

  test('every forged link is one and the same', () => {
    for (const token of ['%00', 'a%2Fb', 'x'.repeat(500), '<b>', '%E0%A4%A', '$&']) {
      const at = (path: string) => findAddress(path, false)?.internalPath
      expect(at(`/en/confirm/${token}`)).toBe('/en/confirm/-')
      expect(at(`/en/signature/${token}`)).toBe('/en/signature/-')
      expect(at(`/en/signature/${token}/data.json`)).toBe('/en/signature/-/data.json')
    }
  })

  test('a signer’s file is sent for, never fetched', () => {
    const path = addressOf('es', 'signatureData', { token: 'abc' })
    expect(path).toBe('/es/firma/abc/datos.json')
    expect(findAddress(path, false)).toMatchObject({ methods: ['POST'], plainForm: true })
  })
})

describe('no address', () => {
  test.each([
    '',
    '*',
    '//',
    '/fr',
    '/EN',
    '/ca/campaigns',
    '/ca/campanyes/',
    '/ca/campanyes/Lina',
    '/ca/campanyes/..',
    '/ca/campanyes/%6cina',
    '/ca/campanyes/__proto__',
    `/ca/campanyes/${'a'.repeat(200)}`,
    '/ca/not-found',
    '/api/campaigns/lina/other',
    '/_next/data/x.json',
  ])('is %.60j', (path) => expect(findAddress(path, true)).toBeUndefined())

  test('is the mailbox where it does not exist', () => {
    for (const path of ['/dev/mailbox', '/dev/mailbox.json', '/dev/mailbox/1.eml']) {
      expect(findAddress(path, false)).toBeUndefined()
      expect(findAddress(path, true)).toMatchObject({ kept: false, methods: ['GET'] })
    }
  })
})

describe('a path in another spelling', () => {
  test('with slashes too many at its end leads to the page', () => {
    expect(canonicalPath('/ca/campanyes//', false)).toBe('/ca/campanyes')
  })

  test.each(['/ca/campanyes', '//evil.test/', '/no/', '/', '//', `${'/'.repeat(16_000)}x/`])(
    '%.20j leads nowhere',
    (path) => expect(canonicalPath(path, false)).toBeUndefined(),
  )
})

describe('a query', () => {
  const parameters = { locale: ['ca', 'es', 'en'] }

  test('keeps what means something, in one spelling', () => {
    expect(knownQuery(parameters, 'utm_source=x&locale=es&locale=en')).toBe('?locale=es')
  })

  test.each(['', 'locale=xx', 'locale=', 'page=-1', 'locale[]=ca', '__proto__=ca', '%', '&&=&'])(
    'loses what means nothing: %j',
    (query) => expect(knownQuery(parameters, query)).toBe(''),
  )

  test('keeps any value where any may mean something, safely written', () => {
    expect(knownQuery({ to: 'any' }, 'to=%2Fes%0d%0aX:%20y')).toBe('?to=%2Fes%0D%0AX%3A+y')
  })
})
