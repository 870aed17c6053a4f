import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientAddress, hashNetwork, networkPrefix } from '@/server/client-network'

describe('the network of an address', () => {
  test.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['203.0.113.255', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['::FFFF:cb00:714d', '203.0.113.0/24'],
    ['2001:db8:1:2::5', '2001:db8:1::/48'],
    ['2001:0DB8:0001::', '2001:db8:1::/48'],
    ['2001:db8::1:0:0:5', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
  ])('of %s is %s', (address, network) => expect(networkPrefix(address)).toBe(network))

  test.each(['', 'nonsense', '1.2.3', '1.2.3.4.5', '256.1.1.1', '1.2.3.4:80', '[::1]', '::1::'])(
    '%j is no address',
    (text) => expect(networkPrefix(text)).toBeUndefined(),
  )

  test('all addresses of one IPv6 /48 share a network, and two never do', () => {
    const group = fc.integer({ min: 0, max: 0xffff })
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), group, (groups, other) => {
        const spell = (all: number[]) => networkPrefix(all.map((one) => one.toString(16)).join(':'))
        const [first = 0] = groups
        expect(spell([...groups.slice(0, 7), other])).toBe(spell(groups))
        const elsewhere = [first ^ 1, ...groups.slice(1)]
        expect(spell(elsewhere)).not.toBe(spell(groups))
      }),
    )
  })
})

describe('where a request comes from', () => {
  test('without trusted proxies it is the socket’s, whatever the client writes', () => {
    expect(clientAddress('198.51.100.1', '203.0.113.9', 0)).toBe('198.51.100.1')
  })

  test('behind proxies it is what the outermost trusted one wrote', () => {
    const list = '6.6.6.6, 203.0.113.9, 10.0.0.2'
    expect(clientAddress('10.0.0.1', list, 1)).toBe('10.0.0.2')
    expect(clientAddress('10.0.0.1', list, 2)).toBe('203.0.113.9')
  })

  test.each([undefined, '', ',,,', 'nonsense', '203.0.113.9'])(
    'a list without that place, such as %j, counts as none',
    (list) => expect(clientAddress('10.0.0.1', list, 2)).toBe('10.0.0.1'),
  )
})

describe('the name of a network', () => {
  const day = 24 * 60 * 60 * 1_000

  test('is the same for neighbours on one day, and tells nothing of them', () => {
    const name = hashNetwork('203.0.113.1', day)
    expect(hashNetwork('203.0.113.200', day + 5)).toBe(name)
    expect(hashNetwork('203.0.114.1', day)).not.toBe(name)
    expect(name).toMatch(/^[\w-]{22}$/)
  })

  test('is another one the next day, and that day’s never comes back', () => {
    const before = hashNetwork('203.0.113.1', 10 * day)
    expect(hashNetwork('203.0.113.1', 11 * day)).not.toBe(before)
    expect(hashNetwork('203.0.113.1', 10 * day)).not.toBe(before)
  })
})
