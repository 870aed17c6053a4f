import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { isIPv4, isIPv6 } from 'node:net'

/**
 * The network that an address belongs to: `203.0.113.0/24` or `2001:db8:1::/48`, the sizes by which
 * attempts are counted. An IPv4 address written as IPv6 belongs to its IPv4 network. `undefined`
 * for text that is no address.
 */
export function networkPrefix(address: string): string | undefined {
  const bare = address.replace(/%.*$/, '')
  if (isIPv4(bare)) return `${bare.split('.').slice(0, 3).join('.')}.0/24`
  if (!isIPv6(bare)) return undefined
  const groups = expand(bare)
  return mappedIPv4(groups) ?? `${groups.slice(0, 3).join(':')}::/48`
}

/** The eight groups of an IPv6 address, without leading zeros. */
function expand(address: string): string[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  if (dotted) {
    const [, head, a, b, c, d] = dotted
    return expand(`${head}${hex(Number(a) * 256 + Number(b))}:${hex(Number(c) * 256 + Number(d))}`)
  }
  const [left = '', right] = address.split('::')
  const before = left === '' ? [] : left.split(':')
  const after = right === undefined || right === '' ? [] : right.split(':')
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  return [...before, ...(right === undefined ? [] : zeros), ...after].map((group) =>
    hex(Number.parseInt(group, 16)),
  )
}

function mappedIPv4(groups: string[]): string | undefined {
  if (groups.slice(0, 5).some((group) => group !== '0') || groups[5] !== 'ffff') return undefined
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16))
  return `${high >> 8}.${high & 255}.${low >> 8}.0/24`
}

function hex(value: number): string {
  return value.toString(16)
}

/**
 * The client's address: the socket's, or behind `hops` trusted proxies the one that the outermost
 * of them wrote, the n-th from the right of `X-Forwarded-For`. Entries further left were sent by
 * the client and prove nothing. A malformed list counts as none.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  hops: number,
): string {
  const own = socketAddress ?? ''
  if (hops === 0 || forwardedFor === undefined) return own
  const written = forwardedFor.split(',').at(-hops)?.trim() ?? ''
  return networkPrefix(written) === undefined ? own : written
}

const day = 24 * 60 * 60 * 1_000
const newSalt = (today: number) => ({ day: today, key: createSecretKey(randomBytes(32)) })
let salt = newSalt(-1)

/**
 * A name for the client's network from which nobody can compute the network, and which is another
 * one tomorrow: its salt is random, is stored in this process's memory only and changes daily.
 */
export function hashNetwork(address: string, at: number): string {
  const today = Math.floor(at / day)
  if (salt.day !== today) salt = newSalt(today)
  const network = networkPrefix(address) ?? 'unknown'
  return createHmac('sha256', salt.key).update(network).digest('base64url').slice(0, 22)
}
