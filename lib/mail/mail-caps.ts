import { createHmac } from 'node:crypto'
import { mailboxIdentity } from '@/lib/mail/mailbox-identity'
import type { Transaction } from '@/lib/platform/db'
import type { EmailAddress } from '@/lib/signatures/address/email-address'

/** The most letters to one address within 24 hours. */
const mailsADay = { forOneCampaign: 3, overAll: 10 }

const hour = 3_600_000

/** Counts are stored by whole hours, so the window is one hour longer than a day. */
const capWindow = 25 * hour

/** The keys under which the worker stores an address; without the worker's key they are noise. */
export type WorkerAddressKeys = {
  forOneCampaign: Buffer
  overAll: Buffer
  /** The key of the stop of all mail: what `stopKey` returns. */
  stop: Buffer
}

export function workerAddressKeys(
  address: EmailAddress,
  campaignId: string,
  countKey: Buffer,
): WorkerAddressKeys {
  const mailbox = mailboxIdentity(address)
  return {
    forOneCampaign: hmac(`campaign:${campaignId}:${mailbox}`, countKey),
    overAll: hmac(`all:${mailbox}`, countKey),
    stop: stopKey(address, countKey),
  }
}

/** The key under which an address gets no more mail, in any campaign (`mail_stop`). */
export function stopKey(address: EmailAddress, countKey: Buffer): Buffer {
  return hmac(`stop:${mailboxIdentity(address)}`, countKey)
}

const hmac = (text: string, key: Buffer) => createHmac('sha256', key).update(text).digest()

export type MailCounter = {
  /** `busy`: another worker is counting for the same address. `over-the-cap`: not counted. */
  count(keys: WorkerAddressKeys): 'counted' | 'busy' | 'over-the-cap'
  /** Writes what was counted, within the transaction. */
  save(): Promise<void>
}

/**
 * Counts letters to addresses, as far as the day's caps allow. Two workers never count for one
 * address at once, and neither waits for the other, so that a lock that is held too long does not
 * hold up other people's letters.
 */
export async function openMailCounter(
  tx: Transaction,
  addresses: readonly WorkerAddressKeys[],
  at: Date,
): Promise<MailCounter> {
  const locked = await takeLocks(tx, addresses)
  const sent = await countsOf(tx, addresses, at)
  const added = new Map<string, number>()
  const of = (key: Buffer) => (sent.get(hex(key)) ?? 0) + (added.get(hex(key)) ?? 0)
  const add = (key: Buffer) => added.set(hex(key), (added.get(hex(key)) ?? 0) + 1)
  return {
    count({ overAll, forOneCampaign }) {
      if (!locked.has(hex(overAll))) return 'busy'
      const reached =
        of(overAll) >= mailsADay.overAll || of(forOneCampaign) >= mailsADay.forOneCampaign
      if (reached) return 'over-the-cap'
      add(overAll)
      add(forOneCampaign)
      return 'counted'
    },
    save: () => saveCounts(tx, added, at),
  }
}

const hex = (key: Buffer | Uint8Array) => Buffer.from(key).toString('hex')

async function takeLocks(tx: Transaction, addresses: readonly WorkerAddressKeys[]) {
  const distinct = new Map(addresses.map(({ overAll }) => [hex(overAll), overAll]))
  const keys = [...distinct.values()].map((key) => key.readBigInt64BE())
  const rows = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(key) AS taken
    FROM unnest(${keys}::bigint[]) WITH ORDINALITY AS one (key, place) ORDER BY place`
  return new Set([...distinct.keys()].filter((_, place) => rows[place]?.taken))
}

/** The counts are read after the locks, so that they include what another worker counted before. */
async function countsOf(tx: Transaction, addresses: readonly WorkerAddressKeys[], at: Date) {
  const keys = addresses.flatMap(({ overAll, forOneCampaign }) => [overAll, forOneCampaign])
  const since = new Date(at.getTime() - capWindow)
  const rows = await tx.$queryRaw<{ key: Uint8Array; mails: number }[]>`
    SELECT key, sum(mails)::int AS mails FROM mail_count
    WHERE key = ANY(${keys}) AND hour > ${since} GROUP BY key`
  return new Map(rows.map(({ key, mails }) => [hex(key), mails]))
}

async function saveCounts(tx: Transaction, added: ReadonlyMap<string, number>, at: Date) {
  if (added.size === 0) return
  const keys = [...added.keys()].map((key) => Buffer.from(key, 'hex'))
  await tx.$executeRaw`
    INSERT INTO mail_count (key, hour, mails)
    SELECT key, date_trunc('hour', ${at}::timestamptz, 'UTC'), mails
    FROM unnest(${keys}::bytea[], ${[...added.values()]}::int[]) AS row (key, mails)
    ON CONFLICT (key, hour) DO UPDATE SET mails = mail_count.mails + EXCLUDED.mails`
}
