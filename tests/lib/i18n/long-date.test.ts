import { expect, test } from 'vitest'
import { longDate } from '@/lib/i18n/long-date'

test('a day is told as each language writes it, and as it is in Catalonia', () => {
  const late = new Date('2027-02-04T23:30:00Z')
  expect(longDate('en', late)).toBe('5 February 2027')
  expect(longDate('ca', late)).toBe('5 de febrer del 2027')
  expect(longDate('es', late)).toBe('5 de febrero de 2027')
})
