import { describe, expect, test } from 'vitest'
import { hasMailbox, readSettings, SettingsError } from '@/lib/platform/settings'

describe('settings', () => {
  test('are whole without a single one set', () => {
    const settings = readSettings({})
    expect(settings).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      appUrl: 'http://localhost:3000',
      databaseIsLocal: true,
      proxyHops: 0,
      processes: ['web', 'worker'],
      signaturesPerMinute: 300,
      mailFrom: 'Altaveu <altaveu@localhost>',
    })
    expect(settings.dataDir).toMatch(/^\/.*\.data$/)
  })

  test('take an empty value as not set', () => {
    expect(readSettings({ PORT: '', APP_URL: '', DATABASE_URL: '' })).toMatchObject({ port: 3000 })
  })

  test.each([
    ['PORT', 'http', '3000'],
    ['PORT', '70000', '3000'],
    ['APP_URL', 'altaveu', 'https://'],
    ['APP_URL', 'https://altaveu.example.org/path', 'https://'],
    ['DATABASE_URL', 'mysql://localhost/x', 'postgresql://'],
    ['DATABASE_URL', 'postgresql://a:b@localhost/x?sslmode=verify-ca', 'verify-full'],
    ['DATABASE_URL', 'postgresql://a:b@localhost/x?pgbouncer=true', 'sslmode'],
    ['PROXY_HOPS', '-1', '1'],
    ['PROCESSES', 'web,mail', 'web,worker'],
    ['MAIL_FROM', 'nobody', 'hello@example.org'],
    ['SIGNATURES_PER_MINUTE', '0', '300'],
    ['RESEND_API_KEY', 'a key', 're_'],
    ['RESEND_BASE_URL', 'resend', 'https://api.resend.com'],
    ['RESEND_WEBHOOK_SECRET', 'no secret', 'whsec_'],
    ['SMTP_URL', 'mail.example.org', 'smtps://'],
    ['SMTP_URL', 'http://mail.example.org', 'smtps://'],
  ])('refuse %s=%s, naming it and giving an example', (name, value, example) => {
    const read = () => readSettings({ [name]: value })
    expect(read).toThrow(SettingsError)
    expect(read).toThrow(new RegExp(`^${name} .*${example}`))
  })

  test('tell of everything that is wrong at once', () => {
    expect(() => readSettings({ PORT: 'x', PROXY_HOPS: 'y' })).toThrow(/PORT .*\nPROXY_HOPS/)
  })

  test.each([
    ['a public address', { APP_URL: 'https://altaveu.example.org' }],
    ['every interface', { HOST: '0.0.0.0' }],
    ['a database elsewhere', { DATABASE_URL: 'postgresql://a:b@db.example.org/altaveu' }],
    ['a name that looks like loopback', { DATABASE_URL: 'postgresql://a:b@127.evil.test/x' }],
  ])(
    'refuse %s while no transport is set, since only this machine has a mailbox',
    (_title, env) => {
      expect(() => readSettings(env)).toThrow(
        /RESEND_API_KEY or SMTP_URL.*MAIL_FROM .*ORGANISATION /s,
      )
    },
  )

  test.each([
    [{}, 'mailbox', true],
    [{ SMTP_URL: 'smtp://localhost:2525' }, 'smtp', false],
    [{ SMTP_URL: 'smtp://localhost', RESEND_API_KEY: 're_x' }, 'resend', false],
    [{ ALTAVEU_TRANSPORT: 'resend' }, 'resend', false],
  ])('%j: letters go to %s', (env, transport, mailbox) => {
    const settings = readSettings(env)
    expect(settings.transport).toBe(transport)
    expect(hasMailbox(settings)).toBe(mailbox)
  })

  test('let a site be public that has a transport and says who is responsible', () => {
    const env = {
      APP_URL: 'https://altaveu.example.org',
      SMTP_URL: 'smtps://altaveu:secret@mail.example.org',
      MAIL_FROM: 'Altaveu <hello@example.org>',
      ORGANISATION: 'Network of Towns',
      ORGANISATION_CONTACT: 'privacy@example.org',
    }
    expect(readSettings(env)).toMatchObject({ transport: 'smtp' })
    expect(() => readSettings({ ...env, MAIL_FROM: '' })).toThrow(/^MAIL_FROM /)
    expect(() => readSettings({ ...env, ORGANISATION: '' })).toThrow(/^ORGANISATION /)
  })
})
