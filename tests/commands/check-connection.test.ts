import { expect, test } from 'vitest'
import { checkConnection } from '@/commands/doctor/check-connection'
import { readSettings } from '@/lib/platform/settings'

const away = {
  MAIL_FROM: 'Altaveu <altaveu@example.org>',
  RESEND_API_KEY: 're_prova',
  ORGANISATION: 'Prova',
  ORGANISATION_CONTACT: 'prova@example.org',
}
const address = (host: string, sslmode?: string) =>
  `postgresql://altaveu:secretword@${host}/altaveu${sslmode ? `?sslmode=${sslmode}` : ''}`

const found = (addresses: Record<string, string>) =>
  checkConnection(readSettings({ ...away, ...addresses }))

test.each([
  [{ DATABASE_URL: address('127.0.0.1') }],
  [{ DATABASE_URL: address('db.example.org', 'verify-full') }],
])('where nobody can be on the way all is well', (addresses) => {
  expect(found(addresses).map(({ state }) => state)).toEqual(['ok'])
})

test('sslmode=require is told of: what it does, what it does not, and what to do', () => {
  const [one, ...more] = found({ DATABASE_URL: address('db.example.org', 'require') })
  expect(more).toEqual([])
  expect(one?.state).toBe('note')
  expect(one?.says).toMatch(/DATABASE_URL has sslmode=require, which encrypts and does not verify/)
  expect(one?.todo).toMatch(/password.*sslmode=verify-full.*NODE_EXTRA_CA_CERTS/)
  expect(JSON.stringify(one)).not.toMatch(/secretword|db\.example/)
})

test('each address is judged by itself, one that is not encrypted too', () => {
  const notes = found({
    DATABASE_URL: address('db.example.org', 'verify-full'),
    WEB_DATABASE_URL: address('db.example.org'),
    WORKER_DATABASE_URL: address('db.example.org', 'require'),
  })
  expect(notes.map(({ says }) => says)).toEqual([
    expect.stringMatching(/WEB_DATABASE_URL is not encrypted/),
    expect.stringMatching(/WORKER_DATABASE_URL has sslmode=require/),
  ])
})
