import { randomBytes, randomUUID } from 'node:crypto'
import { webKeys } from '@/lib/platform/keys/web'
import { sealRecord } from '@/lib/signatures/sealed-record'
import type { BenchDatabase } from '@/tests/bench/bench-database'
import { cpuOf } from '@/tests/bench/processes'
import { align, metWord } from '@/tests/bench/table'
import { startChild } from '@/tests/support/child'
import { urlAs } from '@/tests/support/database-roles'
import { eventually } from '@/tests/support/eventually'
import type { Installation } from '@/tests/support/installation'
import { type ResendServer, resendKey, startResendServer } from '@/tests/support/mail/resend-server'

export type MailFigure = {
  name: string
  mailsPerSecond: number
  aim: number
  met: boolean
  /** Mails for each second of the worker's processor time. */
  perCpuSecond: number
}

/** The figures as a table for people. */
export function mailTable(figures: readonly MailFigure[]): string {
  const heads = ['letters', 'a second', 'a second of processor', 'aim', '']
  const rows = figures.map(({ name, mailsPerSecond, perCpuSecond, aim, met }) => [
    name,
    ...[mailsPerSecond, perCpuSecond, aim].map((value) => value.toFixed(0)),
    metWord(met),
  ])
  return [...align([heads, ...rows], [0]), ''].join('\n')
}

/** Resend's documented default limit: calls per second (of 100 mails each). */
const defaultLimit = 5
const mailsOfACall = 100
const aimOfLimit = 0.95
const aimWithout = 1_000

/**
 * How fast the real worker answers waiting signature requests through a server that speaks Resend's
 * interface: without a limit, and under the default one. Every mail is asserted to come once.
 */
export async function measureMail(
  database: BenchDatabase,
  installation: Installation,
  slug: string,
): Promise<MailFigure[]> {
  const [campaign] = await database.query<{ id: string }>(
    'SELECT id FROM campaign WHERE slug = $1',
    [slug],
  )
  const campaignId = campaign?.id ?? ''
  const free = await run(database, installation, campaignId, { mails: 10_000, limit: undefined })
  const limit = defaultLimit
  const bound = limit * mailsOfACall
  const held = await run(database, installation, campaignId, { mails: 10 * bound, limit })
  return [
    figure('mail through Resend, no limit', free, aimWithout),
    figure(`mail through Resend, ${limit} calls a second`, held, aimOfLimit * bound),
  ]
}

type Run = { mails: number; seconds: number; cpuSeconds: number }

function figure(name: string, { mails, seconds, cpuSeconds }: Run, aim: number): MailFigure {
  const mailsPerSecond = mails / seconds
  return { name, mailsPerSecond, aim, met: mailsPerSecond >= aim, perCpuSecond: mails / cpuSeconds }
}

/** The time from the first call to the last answer, without the worker's start. */
async function run(
  database: BenchDatabase,
  installation: Installation,
  campaignId: string,
  { mails, limit }: { mails: number; limit: number | undefined },
): Promise<Run> {
  // Requests that other measurements left unanswered are not counted here.
  await database.query('DELETE FROM signature_request')
  await addWaitingRequests(database, campaignId, mails)
  const server = await startResendServer()
  server.limit = limit
  const worker = startChild('worker/main.ts', {
    DATABASE_URL: urlAs('worker', installation.database.url),
    DATA_DIR: installation.workerFolder,
    APP_URL: 'https://altaveu.example.org',
    ORGANISATION: 'Bench',
    ORGANISATION_CONTACT: 'bench@example.org',
    MAIL_FROM: 'Altaveu <altaveu@example.org>',
    RESEND_API_KEY: resendKey,
    RESEND_BASE_URL: server.url,
  })
  try {
    await eventually('the first mails', () => server.accepted.length > 0, 60_000)
    const began = {
      at: performance.now(),
      mails: server.accepted.length,
      cpu: cpuSecondsOf(worker.pid),
    }
    await eventually('all mails', () => server.accepted.length >= mails, 300_000)
    const seconds = (performance.now() - began.at) / 1_000
    const cpu = cpuSecondsOf(worker.pid) - began.cpu
    assertOnce(server, mails)
    return { mails: mails - began.mails, seconds, cpuSeconds: cpu }
  } finally {
    await worker.stop()
    await server.stop()
    await database.query('DELETE FROM signature_request')
    await database.query('DELETE FROM letter')
  }
}

function assertOnce({ accepted, breaches }: ResendServer, mails: number): void {
  const people = new Set(accepted.map(({ to }) => to))
  if (people.size !== mails || accepted.length !== mails || breaches.length > 0) {
    throw new Error(`${accepted.length} mails to ${people.size} people: ${breaches.join(', ')}`)
  }
}

const cpuSecondsOf = (pid: number) => (cpuOf(pid) ?? Number.NaN) / 1_000

const rowsAtOnce = 1_000

async function addWaitingRequests(
  database: BenchDatabase,
  campaignId: string,
  many: number,
): Promise<void> {
  const run = randomBytes(4).toString('hex')
  for (let from = 0; from < many; from += rowsAtOnce) {
    const ids = Array.from({ length: Math.min(rowsAtOnce, many - from) }, () => randomUUID())
    const sealed = ids.map((id, at) =>
      sealRecord(
        id,
        { name: 'Bench', email: `bench-${run}-${from + at}@example.org` },
        webKeys().sealPublic,
      ),
    )
    await database.query(
      `INSERT INTO signature_request (id, campaign_id, petition_version, consent_version,
        address_key, sealed, locale, received_at, due_at)
       SELECT id, $1, 1, 'bench mail', key, sealed, 'ca', now(), now()
       FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) AS row (id, key, sealed)`,
      [campaignId, ids, ids.map(() => randomBytes(32)), sealed],
    )
  }
}
