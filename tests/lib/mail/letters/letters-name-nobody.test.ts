import { afterAll, expect, test } from 'vitest'
import { locales } from '@/lib/i18n/routing'
import { listMailbox } from '@/lib/mail/mailbox/list-mailbox'
import { type LetterKind, queueLetters } from '@/lib/mail/queue-letters'
import { resendTransport } from '@/lib/mail/transports/resend'
import { smtpTransport } from '@/lib/mail/transports/smtp'
import type { Letter, Transport } from '@/lib/mail/transports/transport'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { parseSmtpAccount } from '@/lib/platform/settings/smtp-account'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { resendKey, startResendServer } from '@/tests/support/mail/resend-server'
import { startSmtpServer } from '@/tests/support/mail/smtp-server'
import { letterByLetter } from '@/tests/support/mail/transports'
import { deliverAll, emailOf, sign } from '@/tests/support/signing'

const { database } = await ownInstallation()
const resend = await startResendServer()
const smtp = await startSmtpServer()
afterAll(() => Promise.all([resend.stop(), smtp.stop()]))

const kinds: LetterKind[] = ['confirm', 'already_signed', 'your_link', 'withdrawn']
const email = 'quirze.agulla@example.org'
const slug = 'fanal-encès'.normalize('NFD').replace(/[^a-z-]/g, '')

/** A letter of each kind and language, about a signature that is there. */
async function queueEach(): Promise<void> {
  const [request] = await database.query<{ id: string }>('SELECT id FROM signature_request')
  if (!request) throw new Error('Nobody has signed')
  const at = now()
  const letters = kinds.flatMap((kind) =>
    locales.map((locale) => ({
      ...{
        kind,
        locale,
        to: emailOf(email),
        since: at,
        expiresAt: new Date(at.getTime() + 3_600_000),
      },
      linkOf: kind === 'withdrawn' ? null : request.id,
    })),
  )
  await db.$transaction((tx) => queueLetters(tx, letters, at, workerKeys().sealPublic))
}

async function sendEach(transport?: Transport): Promise<void> {
  await queueEach()
  await deliverAll(transport)
}

test('no letter, in any kind or language, names defender, petition or signer', async () => {
  await addCampaign({ slug })
  await sign(slug, { email, name: 'Quirze Agulla Clar', country: 'PT' })
  const sent: Letter[] = []
  await sendEach(letterByLetter(async (letter) => sent.push(letter)))
  expect(sent).toHaveLength(1 + kinds.length * locales.length)
  const patterns = [
    ...['nil', 'prova', slug, 'llibertat per', 'libertad para', 'freedom for', 'alliberin'],
    ...['ona', 'oficina', 'quirze', 'agulla', 'clar', 'portugal', 'example.org', email],
  ]
  for (const { to, date: _, ...rest } of sent) {
    expect(to.typed).toBe(email)
    const seen = JSON.stringify(rest).toLowerCase()
    const found = patterns.filter((pattern) =>
      new RegExp(`(?<!\\p{L})${pattern.replaceAll('.', '\\.')}(?!\\p{L})`, 'u').test(seen),
    )
    expect({ subject: rest.subject, found }).toEqual({ subject: rest.subject, found: [] })
  }
})

test('every transport tells machines that nobody wrote it, and in which language', async () => {
  smtp.accepted.length = 0
  const many = kinds.length * locales.length
  await sendEach(resendTransport(resendKey, resend.url))
  const server = smtpTransport(parseSmtpAccount(smtp.url))
  await sendEach(server)
  server.close()
  await sendEach()
  const lower = (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  for (const letters of [resend.accepted, smtp.accepted, await listMailbox()]) {
    expect(letters).toHaveLength(many)
    const headers = letters.map((letter) => lower(letter.headers))
    expect(headers.every((one) => one['auto-submitted'] === 'auto-generated')).toBe(true)
    expect(headers.filter((one) => 'list-unsubscribe' in one || 'precedence' in one)).toEqual([])
    const languages = headers.map((one) => one['content-language']).toSorted()
    expect(languages).toEqual(locales.flatMap((locale) => kinds.map(() => locale)).toSorted())
  }
  expect(new Set((await listMailbox()).map(({ id }) => id)).size).toBe(many)
})
