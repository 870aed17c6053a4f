import { describe, expect, test } from 'vitest'
import { hasMailbox, readSettings, SettingsError } from '@/lib/platform/settings'

const elsewhere = {
  MAIL_FROM: 'Altaveu <hello@example.org>',
  ORGANISATION: 'Network of Towns',
  ORGANISATION_CONTACT: 'privacy@example.org',
}

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
      mailFrom: { name: 'Altaveu', asciiAddress: 'altaveu@localhost' },
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
    ['SMTP_URL', 'smtp://altaveu:100%pure@mail.example.org', '%25.*smtps://'],
    ['SMTP_URL', 'smtp://100%pure:secret@mail.example.org', '%25.*smtps://'],
    ['SMTP_URL', 'smtps://', 'smtps://'],
    ['SMTP_URL', 'smtps:///mail', 'smtps://'],
    ['SMTP_URL', 'smtp:mail.example.org', 'smtps://'],
    ['SMTP_URL', 'smtp://:587', 'smtps://'],
    ['SMTP_URL', 'smtp://mail.example.org:0', 'smtps://'],
    ['SMTP_URL', 'smtp://altaveu@mail.example.org', 'a password.*smtps://'],
    ['SMTP_URL', 'smtp://altaveu:se/cret@mail.example.org', 'smtps://'],
    ['SMTP_URL', 'smtp://altaveu:1#x@mail.example.org', 'smtps://'],
    ['SMTP_URL', 'smtp://mail.example.org?pool=true', 'smtps://'],
    ['SMTP_URL', 'smtp://mail..example.org', 'smtps://'],
    ...['DATABASE_URL', 'WEB_DATABASE_URL', 'WORKER_DATABASE_URL'].flatMap((name) => [
      [name, 'postgresql://altaveu:100%pure@localhost/altaveu', '%25.*postgresql://'],
      [name, 'postgresql://altaveu:se#cret@localhost/altaveu', '%-encoded|percent-encoded'],
      [name, 'postgresql://altaveu:1#x@localhost/altaveu', 'postgresql://'],
      [name, 'postgresql://altaveu:secret@localhost/%zz', '%25.*postgresql://'],
      [name, 'postgresql:altaveu', 'postgresql://'],
      [name, 'postgresql://altaveu:secret@/altaveu', 'postgresql://'],
      [name, 'postgresql://altaveu:secret@%2Fvar%2Frun/altaveu', 'a host.*postgresql://'],
      [name, 'postgresql://altaveu:secret@one,two/altaveu', 'a host.*postgresql://'],
      [name, 'postgresql://localhost/altaveu', 'role.*postgresql://'],
      [name, 'postgresql://altaveu:secret@localhost', 'one database.*postgresql://'],
      [name, 'postgresql://altaveu:secret@localhost:0/altaveu', 'postgresql://'],
      [name, 'postgresql://a:b@localhost/x?sslmode=disable&sslmode=verify-full', 'verify-full'],
    ]),
    ['HOST', 'http://0.0.0.0', '127.0.0.1'],
    ['HOST', '0.0.0.0:3000', '127.0.0.1'],
    ['HOST', '999.1.1.1', '127.0.0.1'],
    ['HOST', 'two hosts', '127.0.0.1'],
    ['HOST', '[::1', '127.0.0.1'],
    ['APP_URL', 'https://', 'https://altaveu'],
    ['APP_URL', 'https:///x', 'https://altaveu'],
    ['APP_URL', 'https://altaveu.example.org/#top', 'https://altaveu'],
    ['APP_URL', 'https://anna:secret@altaveu.example.org', 'https://altaveu'],
    ['RESEND_API_KEY', 're_clé·', 're_'],
    ['RESEND_BASE_URL', 'https://', 'https://api.resend.com'],
    ['RESEND_BASE_URL', 'https://api.resend.com?key=1', 'https://api.resend.com'],
    ['RESEND_WEBHOOK_SECRET', 'whsec_abcde', 'whsec_'],
    ['PROCESSES', 'web:0', 'web:2'],
    ['PROCESSES', 'web:17', 'web:2'],
    ['PROCESSES', 'worker:2', 'web:2'],
    ['PROCESSES', 'web,web', 'web:2'],
  ])('refuse %s=%s, naming it and giving an example', (name, value, example) => {
    const read = () => readSettings({ [name]: value })
    expect(read).toThrow(SettingsError)
    expect(read).toThrow(new RegExp(`^${name} .*${example}`))
  })

  test.each([
    ['SMTP_URL', 'smtp://altaveu:100%pure@mail.test'],
    ['DATABASE_URL', 'postgresql://altaveu:100%pure@db.test/altaveu'],
    ['RESEND_API_KEY', 're_ 100%pure'],
    ['RESEND_WEBHOOK_SECRET', '100%pure'],
  ])('refuse %s without repeating it: it may hold a secret', (name, value) => {
    expect(() => readSettings({ [name]: value })).not.toThrow(/pure|\.test/)
  })

  test('read addresses once, part by part and decoded', () => {
    const { smtp, database, roleDatabases } = readSettings({
      SMTP_URL: 'smtp://altaveu%40mail:100%25pure@[::1]:2525/',
      DATABASE_URL: 'postgresql://owner:100%25pure@[::1]/altaveu?sslmode=require',
      WEB_DATABASE_URL: 'postgresql://web:s%40@localhost:5433/altaveu',
    })
    expect(smtp).toEqual({
      host: '::1',
      port: 2525,
      secure: false,
      auth: { user: 'altaveu@mail', pass: '100%pure' },
    })
    expect(database).toMatchObject({
      host: '::1',
      port: 5432,
      user: 'owner',
      password: '100%pure',
      database: 'altaveu',
      sslmode: 'require',
    })
    expect(roleDatabases.web).toMatchObject({ user: 'web', password: 's@', port: 5433 })
    expect(readSettings({ SMTP_URL: 'smtps://máil.example.org', ...elsewhere }).smtp).toEqual({
      host: 'xn--mil-ela.example.org',
      port: 465,
      secure: true,
      auth: undefined,
    })
  })

  test.each([
    ['web', ['web'], 1],
    ['worker', ['worker'], 0],
    [' web:2 , worker', ['web', 'worker'], 2],
  ])('PROCESSES=%s runs those', (PROCESSES, processes, webProcesses) => {
    expect(readSettings({ PROCESSES })).toMatchObject({ processes, webProcesses })
  })

  test.each([
    ['[::1]', '::1'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
  ])('HOST=%s is listened on', (HOST, host) => {
    expect(readSettings({ HOST }).host).toBe(host)
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

  test('let a site be public that has a transport and names its data controller', () => {
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
