import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressOf, locales } from '@/lib/i18n/routing'
import { findAddress, knownQuery } from '@/server/addresses'
import { canonicalPath } from '@/server/canonical-path'

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

  test.each([
    ...['.', ',', ')', ').', '>', '"', '*', ';', ':', '!', "'", ']', '}', '|'],
    ...['%2E', '%29', '%3E', '%20', '%C2%BB', '%E2%80%9D', '&utm_source=x', '&amp;utm_campaign=y'],
    ...['=', '=2E', '»', '”', '…'],
  ])('a link opens though %s was taken for its end', (behind) => {
    const token = `${'aZ09_-'.repeat(7)}b`
    const at = (path: string) => findAddress(path, false)?.internalPath
    expect(at(`/ca/confirma/${token}${behind}`)).toBe(`/ca/confirm/${token}`)
    expect(at(`/es/firma/${token}${behind}`)).toBe(`/es/signature/${token}`)
    expect(at(`/es/firma/${token}${behind}/datos.json`)).toBe(`/es/signature/${token}/data.json`)
  })

  test('no link is read into what is too short, too long or begins otherwise', () => {
    const base64url = fc.constantFrom(...'abcXYZ019_-')
    const letters = (minLength: number, maxLength: number) =>
      fc.string({ unit: base64url, minLength, maxLength })
    const lengths = fc.oneof(letters(0, 42), letters(44, 199))
    fc.assert(
      fc.property(lengths, fc.constantFrom('.', ')', '&utm_source=x'), (token, behind) => {
        const internalPath = findAddress(`/en/confirm/${token}${behind}`, false)?.internalPath
        expect(internalPath).toBe('/en/confirm/-')
      }),
    )
    expect(findAddress(`/en/confirm/(${'a'.repeat(43)})`, false)?.internalPath).toBe(
      '/en/confirm/-',
    )
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

  test.each([
    ['/EN', '/en'],
    ['/Ca/Campanyes/Lina', '/ca/campanyes/lina'],
    ['/CA/CAMPANYES/LINA/', '/ca/campanyes/lina'],
    ['/EN/Confirm/AbC', '/en/confirm/AbC'],
    ['/Es/Firma/AbC/Datos.JSON', '/es/firma/AbC/datos.json'],
    ['/API/Campaigns', '/api/campaigns'],
    ['/ca/campanyes/%6Cina', '/ca/campanyes/lina'],
  ])('in capitals leads to its own: %s', (path, canonical) => {
    expect(canonicalPath(path, false)).toBe(canonical)
  })

  test.each([
    ...['.', ',', ')', ').', '/).', '>', '"', '*', '!', '%29', '%2E', '%E2%80%9D', '»', '…'],
    ...['&utm_source=x', '&amp;utm_campaign=y', '&fbclid=IwAR0'],
  ])('with %s behind it leads to the page', (behind) => {
    expect(canonicalPath(`/ca/campanyes/lina${behind}`, false)).toBe('/ca/campanyes/lina')
    expect(canonicalPath(`/EN${behind}`, false)).toBe('/en')
  })

  test('leads to an address that is one, or nowhere, and never away from here', () => {
    const part = fc.constantFrom(
      ...['/', '.', ')', '&', '%2E', '%0D%0A', '%', 'é', 'EN', 'ca', 'Campaigns', 'confirm', '\\'],
    )
    const path = fc.array(part, { maxLength: 12 }).map((parts) => `/${parts.join('')}`)
    fc.assert(
      fc.property(path, (spelling) => {
        const canonical = canonicalPath(spelling, true)
        if (canonical === undefined) return
        expect(canonical).not.toBe(spelling)
        expect(canonical).toMatch(/^\/(?!\/)[!-~]*$/)
        expect(findAddress(canonical, true)).toBeDefined()
      }),
      { numRuns: 500 },
    )
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
