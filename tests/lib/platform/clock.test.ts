import { expect, test } from 'vitest'
import { dayOf, hourOf } from '@/lib/platform/clock'
import { readSettings, SettingsError } from '@/lib/platform/settings'

test.each([
  // The night to winter time, with its 25 hours.
  ['2026-10-24T21:59:59.999Z', '2026-10-24', 23],
  ['2026-10-24T22:00:00.000Z', '2026-10-25', 0],
  ['2026-10-25T22:59:59.999Z', '2026-10-25', 23],
  ['2026-10-25T23:00:00.000Z', '2026-10-26', 0],
  // The night to summer time, with its 23.
  ['2027-03-27T22:59:59.999Z', '2027-03-27', 23],
  ['2027-03-27T23:00:00.000Z', '2027-03-28', 0],
  ['2027-03-28T21:59:59.999Z', '2027-03-28', 23],
  ['2027-03-28T22:00:00.000Z', '2027-03-29', 0],
  ['2026-12-31T23:30:00.000Z', '2027-01-01', 0],
])('%s is %s, at %i, in Madrid', (instant, day, hour) => {
  expect(dayOf(new Date(instant))).toBe(day)
  expect(hourOf(new Date(instant))).toBe(hour)
})

test('the time zone is one of the IANA database, Madrid’s unless set', () => {
  expect(readSettings({}).timeZone).toBe('Europe/Madrid')
  expect(readSettings({ TIME_ZONE: 'America/Bogota' }).timeZone).toBe('America/Bogota')
  for (const wrong of ['Madrid', 'Europe/Nowhere', '+02:00', 'x'.repeat(1_000)]) {
    expect(() => readSettings({ TIME_ZONE: wrong })).toThrow(SettingsError)
    expect(() => readSettings({ TIME_ZONE: wrong })).toThrow(/TIME_ZONE.*such as Europe\/Madrid/)
  }
})
