import { expect, test } from 'vitest'
import { lastDayOf } from '@/lib/i18n/last-day'
import { longDate } from '@/lib/i18n/long-date'

test.each([
  ['2026-12-01T00:00:00+01:00', '30 November 2026'],
  ['2026-12-01T00:00:01+01:00', '1 December 2026'],
  ['2026-12-01T12:00:00+01:00', '1 December 2026'],
  // Summer time begins on 29 March 2026, and ends on 25 October.
  ['2026-03-30T00:00:00+02:00', '29 March 2026'],
  ['2026-10-26T00:00:00+01:00', '25 October 2026'],
])('what ends at %s has %s as its last day', (endsAt, day) => {
  expect(longDate('en', lastDayOf(new Date(endsAt)))).toBe(day)
})
