import { expect, test } from 'vitest'
import { secureRandom } from '@/lib/signatures/showing/secure-random'
import {
  afterChange,
  countCountry,
  dayAfter,
  fillNameGroup,
  lastCountingDay,
  newCountryStep,
  newNameGroup,
  type RandomInteger,
} from '@/lib/signatures/showing/showing-rules'

const today = '2026-12-01'
const lowest: RandomInteger = (lowest) => lowest
const highest: RandomInteger = (_, highest) => highest

test('signatures are counted every seventh day from the one on which the campaign opened', () => {
  expect(lastCountingDay('2026-11-24', '2026-11-24')).toBeUndefined()
  expect(lastCountingDay('2026-11-24', '2026-11-30')).toBeUndefined()
  expect(lastCountingDay('2026-11-24', '2026-12-01')).toBe('2026-12-01')
  expect(lastCountingDay('2026-11-24', '2026-12-07')).toBe('2026-12-01')
  expect(lastCountingDay('2026-11-24', '2026-12-08')).toBe('2026-12-08')
  expect(lastCountingDay('2026-12-08', '2026-12-01')).toBeUndefined()
})

test('ten to twenty names fill a group, which is due one to seven days later, and stays due then', () => {
  for (const [random, threshold, days] of [
    [lowest, 10, 1],
    [highest, 20, 7],
  ] as const) {
    const group = newNameGroup(random)
    expect(fillNameGroup(group, threshold - 1, today, random)).toEqual(group)
    const full = fillNameGroup(group, threshold, today, random)
    expect(full).toEqual({ threshold, dueOn: dayAfter(today, days) })
    expect(fillNameGroup(full, 0, dayAfter(today, 1), lowest)).toEqual(full)
  }
})

test('what is drawn takes each value between its bounds', () => {
  const drawn = new Set(Array.from({ length: 2_000 }, () => secureRandom(10, 20)))
  expect([...drawn].toSorted()).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
})

test('a country grows by what is drawn over the most that were ever counted', () => {
  const none = newCountryStep(0, lowest)
  expect(countCountry(none, { total: 9, shown: 0 }, today, lowest)).toEqual(none)
  const due = countCountry(none, { total: 25, shown: 0 }, today, lowest)
  expect(due).toMatchObject({ counted: 25, dueOn: dayAfter(today, 1), dueSigners: 20 })
  expect(countCountry(due, { total: 90, shown: 0 }, today, lowest)).toBe(due)
  const shown = afterChange(due)
  expect(countCountry(shown, { total: 34, shown: 20 }, today, lowest)).toBe(shown)
  expect(countCountry(shown, { total: 35, shown: 20 }, today, lowest).dueSigners).toBe(30)
})

test('who withdraws and signs again makes a country fall, and never grow back by that alone', () => {
  const shown = afterChange(
    countCountry(newCountryStep(0, lowest), { total: 25, shown: 0 }, today, lowest),
  )
  const fallen = countCountry(shown, { total: 9, shown: 20 }, today, lowest)
  expect(fallen).toMatchObject({ counted: 25, dueSigners: 0 })
  const gone = afterChange(fallen)
  expect(countCountry(gone, { total: 25, shown: 0 }, today, lowest)).toBe(gone)
  expect(countCountry(gone, { total: 35, shown: 0 }, today, lowest).dueSigners).toBe(30)
})
