import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { addressOf, type Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { webKeys } from '@/lib/platform/keys/web'

/** The pages that speak to a person who has just acted. */
export type StampedPage = 'checkYourInbox' | 'signed'

/** How many seconds a stamp is valid: the contract's ten minutes. */
const validFor = 600
/** How many seconds ahead of this process's clock the clock of the stamp's maker may be. */
const clockSkew = 5
const shape = /^(\d{10})-([A-Za-z0-9_-]{22})$/

/**
 * The address that an act redirects to: the page in that language, with a stamp that makes the page
 * speak, for ten minutes, to the person who acted. A stamp is a time in seconds and a MAC of page,
 * campaign and time, nothing else, so that all who act in one second get the same.
 */
export function stampedAddress(locale: Locale, page: StampedPage, slug: string): string {
  const seconds = Math.floor(now().getTime() / 1_000)
  return `${addressOf(locale, page, { slug })}?stamp=${seconds}-${macOf(page, slug, seconds)}`
}

/** Whether a stamp is of that page and campaign, made under this site's key, and not yet too old. */
export function isFreshStamp(stamp: unknown, page: StampedPage, slug: string): boolean {
  const [, seconds, mac] = (typeof stamp === 'string' && shape.exec(stamp)) || []
  if (seconds === undefined || mac === undefined) return false
  const age = now().getTime() / 1_000 - Number(seconds)
  if (age < -clockSkew || age > validFor) return false
  return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(page, slug, Number(seconds))))
}

function macOf(page: StampedPage, slug: string, seconds: number): string {
  const key = Buffer.from(hkdfSync('sha256', webKeys().master, '', 'altaveu act stamp v1', 32))
  const mac = createHmac('sha256', key).update(`${page}\n${slug}\n${seconds}`).digest()
  return mac.subarray(0, 16).toString('base64url')
}
