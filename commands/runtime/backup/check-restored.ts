import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { BackupEnding } from '@/commands/runtime/backup/backup-manifest'
import { type Figures, readFigures } from '@/commands/runtime/backup/figures'
import { type InstallationKeys, keyPath } from '@/commands/runtime/backup/key-archive'
import { Refusal } from '@/commands/runtime/steps'
import { webKeyFiles } from '@/lib/platform/keys/web'
import { publicKeyOf, workerKeyFiles } from '@/lib/platform/keys/worker'
import { unwrapKey } from '@/lib/signatures/address/address-key'
import { openRecord } from '@/lib/signatures/open-record'
import { sealRecord } from '@/lib/signatures/sealed-record'

/**
 * Looks whether what was restored is what was backed up: the WAL to its end, each figure, the tally
 * among them, and that the keys open a seal and a campaign's key. Returns the figures. Throws a `Refusal`
 * that says what is not so.
 */
export async function checkRestored(
  client: pg.Client,
  { stopLsn, figures: expected }: BackupEnding,
  keys: InstallationKeys,
): Promise<Figures> {
  const { rows } = await client.query<{ reached: boolean }>(
    'SELECT pg_current_wal_lsn() >= $1::pg_lsn AS reached',
    [stopLsn],
  )
  if (!rows[0]?.reached) throw new Refusal(`${failed}: its WAL ends before the backup did`)
  const figures = await readFigures(client, Object.keys(expected))
  const wrong = Object.entries(figures).filter(([name, value]) => {
    const [least, most] = expected[name] ?? [value, value]
    return value < least || value > most
  })
  if (wrong.length > 0) {
    const words = wrong.map(
      ([name, value]) => `${name} ${value}, not ${expected[name]?.join(' to ')}`,
    )
    throw new Refusal(`${failed}: ${words.join('; ')}`)
  }
  await openSeal(client, keys)
  await openCampaignKey(client, keys)
  return figures
}

const failed = 'What was restored is not what was backed up'

const keyOf = (keys: InstallationKeys, process: 'web' | 'worker', file: string): Buffer =>
  keys.get(keyPath(process, file)) ?? Buffer.alloc(0)

/** One of those that are there or, where there are none, one that is made for it. */
async function openSeal(client: pg.Client, keys: InstallationKeys): Promise<void> {
  const { rows } = await client.query<{ id: string; sealed: Buffer }>(
    `(SELECT id, sealed FROM signature LIMIT 1)
     UNION ALL (SELECT id, sealed FROM signature_request LIMIT 1)
     UNION ALL (SELECT id, sealed FROM letter LIMIT 1) LIMIT 1`,
  )
  const sealPublic = keyOf(keys, 'web', webKeyFiles.WORKER_SEAL_PUBLIC_KEY)
  const sealSecret = keyOf(keys, 'worker', workerKeyFiles.WORKER_SEAL_KEY)
  const { id, sealed } = rows[0] ?? sealedAnew(sealPublic)
  try {
    if (!publicKeyOf(sealSecret).equals(sealPublic)) throw new Error('Two keys of different pairs')
    openRecord(id, sealed, { sealPublic, sealSecret })
  } catch {
    throw new Refusal(`${failed}: the worker's keys do not open what is sealed in it`)
  }
}

function sealedAnew(sealPublic: Buffer): { id: string; sealed: Buffer } {
  const id = randomUUID()
  return { id, sealed: sealRecord(id, { name: '', email: '' }, sealPublic) }
}

async function openCampaignKey(client: pg.Client, keys: InstallationKeys): Promise<void> {
  const { rows } = await client.query<{ id: string; wrapped: Buffer }>(
    `SELECT id, address_key_wrapped AS wrapped FROM campaign
     WHERE address_key_wrapped IS NOT NULL LIMIT 1`,
  )
  const [campaign] = rows
  if (!campaign) return
  try {
    unwrapKey(campaign.id, campaign.wrapped, keyOf(keys, 'web', webKeyFiles.WEB_MASTER_KEY))
  } catch {
    throw new Refusal(`${failed}: the web's key does not open the campaigns' keys`)
  }
}
