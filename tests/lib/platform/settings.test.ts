import { describe, expect, test } from 'vitest'
import { readSettings, SettingsError } from '@/lib/platform/settings'

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
  ])('refuse %s while no mail transport can be set', (_title, env) => {
    expect(() => readSettings(env)).toThrow(/no mail transport.*ORGANISATION /s)
  })

  test('refuse transports that are not spoken yet, rather than mail nobody gets', () => {
    expect(() => readSettings({ RESEND_API_KEY: 're_x' })).toThrow('RESEND_API_KEY')
    expect(() => readSettings({ SMTP_URL: 'smtp://localhost' })).toThrow('SMTP_URL')
  })
})
