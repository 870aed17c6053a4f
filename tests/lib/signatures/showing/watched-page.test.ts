import { expect, test } from 'vitest'
import {
  afterChange,
  countCountry,
  dayAfter,
  fillNameGroup,
  inTens,
  isDue,
  lastCountingDay,
  newCountryStep,
  newNameGroup,
  type RandomInteger,
} from '@/lib/signatures/showing/showing-rules'

const openedOn = '2026-01-01'
const days = 200
const seeds = 100

/** An act on one signature on a day, after the page was renewed in that night. */
type Act = { signer: string; does: 'sign' | 'hide' | 'ask' | 'withdraw' }
/** The acts of each day of the campaign, the first one being day 0. */
type Acts = Map<number, Act[]>
type Row = { day: number; asks: boolean; shown: boolean; counted: boolean; everShown: boolean }

/** Repeats itself for the same seed (mulberry32). */
function seededRandom(seed: number): RandomInteger {
  let state = seed
  return (least, most) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    const share = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    return least + Math.floor(share * (most - least + 1))
  }
}

/** Each day, and the last one on which signatures were counted. */
const calendar = Array.from({ length: days }, (_, day) => {
  const today = dayAfter(openedOn, day)
  return { day, today, countingDay: lastCountingDay(openedOn, today) ?? '' }
})
type Day = (typeof calendar)[number]
const dates = calendar.map(({ today }) => today)

/** All that the page shows on each day, as text: the number of the one country, and its names. */
function watchPage(acts: Acts, seed: number): string[] {
  const signatures = new Map<string, Row>()
  const renewNames = namesOfPage(signatures, seededRandom(seed))
  const country = countryOfPage(signatures, seededRandom(seed + 1_000))
  return calendar.map((date) => {
    renewNames(date)
    const inTheMorning = `${country(date)} · ${shownIn(signatures)}`
    for (const act of acts.get(date.day) ?? []) apply(signatures, act, date.day)
    return `${inTheMorning} · ${shownIn(signatures)}`
  })
}

const shownIn = (signatures: Map<string, Row>) =>
  [...signatures]
    .flatMap(([signer, { shown }]) => (shown ? [signer] : []))
    .toSorted()
    .join(' ')

/** As `change_choices_by_link` and `erase_by_link` do: what is erased leaves no trace. */
function apply(signatures: Map<string, Row>, { signer, does }: Act, day: number): void {
  const row = signatures.get(signer)
  if (does === 'withdraw') signatures.delete(signer)
  else if (does === 'sign' && !row)
    signatures.set(signer, { day, asks: true, shown: false, counted: false, everShown: false })
  else if (row && does === 'hide') Object.assign(row, { asks: false, shown: false, counted: false })
  else if (row && does === 'ask' && !row.asks) Object.assign(row, { asks: true, counted: false })
}

/** As `showNames` does on each day. */
function namesOfPage(signatures: Map<string, Row>, random: RandomInteger) {
  let group = newNameGroup(random)
  let countedOn = ''
  const waiting = () => [...signatures.values()].filter(({ asks, shown }) => asks && !shown)
  const neverShown = () => waiting().filter((row) => row.counted && !row.everShown).length
  const showGroup = () => {
    if (neverShown() < group.threshold) return { ...group, dueOn: null }
    for (const row of waiting())
      if (row.counted) Object.assign(row, { shown: true, everShown: true })
    return newNameGroup(random)
  }
  return ({ today, countingDay }: Day): void => {
    if (isDue(group, today)) group = showGroup()
    if (countingDay > countedOn) {
      for (const row of waiting()) row.counted ||= (dates[row.day] ?? '') < countingDay
      countedOn = countingDay
    }
    group = fillNameGroup(group, neverShown(), today, random)
  }
}

/** As `showCountries` does, everybody being of one country. */
function countryOfPage(signatures: Map<string, Row>, random: RandomInteger) {
  let step = newCountryStep(0, random)
  let shown = 0
  return ({ today, countingDay }: Day): number => {
    if (isDue(step, today)) {
      shown = step.dueSigners ?? shown
      step = afterChange(step)
    }
    if (countingDay === today)
      step = countCountry(step, { total: signatures.size, shown }, today, random)
    return shown
  }
}

/**
 * Nine puppets wait all the time, and more or fewer of them as suits whoever plays them: they fill
 * groups, leave before they appear, hide and ask again, withdraw and sign again.
 */
function puppetActs(random: RandomInteger): Acts {
  const acts: Acts = new Map([[0, namesOfPuppets(9).map((signer) => ({ signer, does: 'sign' }))]])
  for (let day = 1; day < days; day += 1) {
    const many = random(0, 4) === 0 ? random(1, 40) : 0
    acts.set(
      day,
      namesOfPuppets(many).map((signer) => ({
        signer,
        does: (['sign', 'hide', 'ask', 'withdraw'] as const)[random(0, 3)] ?? 'sign',
      })),
    )
  }
  return acts
}

const namesOfPuppets = (many: number) => Array.from({ length: many }, (_, at) => `puppet-${at}`)

const withSigners = (acts: Acts, signers: Map<string, number>): Acts => {
  const all: Acts = new Map(acts)
  for (const [signer, day] of signers)
    all.set(day, [...(all.get(day) ?? []), { signer, does: 'sign' }])
  return all
}

/**
 * The number of days on which a signer could have signed for the page to look the same on every
 * day.
 */
function possibleDays(acts: Acts, signers: Map<string, number>, signer: string, seed: number) {
  const page = watchPage(withSigners(acts, signers), seed).join('\n')
  const around = Array.from({ length: 13 }, (_, at) => (signers.get(signer) ?? 0) - 6 + at)
  return around.filter((day) => {
    if (day < 0) return false
    const moved = new Map(signers).set(signer, day)
    return watchPage(withSigners(acts, moved), seed).join('\n') === page
  })
}

test('whatever puppets do for 200 days, each signer may have signed on seven days at least', () => {
  let appeared = 0
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = seededRandom(seed * 7_919)
    const acts = puppetActs(random)
    const signers = new Map(
      Array.from({ length: 2 }, (_, at) => [`signer-${at}`, random(0, days - 8)] as const),
    )
    const page = watchPage(withSigners(acts, signers), seed).join('\n')
    for (const signer of signers.keys()) {
      if (page.includes(signer)) appeared += 1
      const possible = possibleDays(acts, signers, signer, seed)
      expect(possible.length, `seed ${seed}, ${signer}`).toBeGreaterThanOrEqual(7)
    }
  }
  expect(appeared).toBeGreaterThan(seeds / 2)
}, 120_000)

test('nine who hide and ask again bring nobody who is alone with them onto the page', () => {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const puppets = namesOfPuppets(20)
    const acts: Acts = new Map([[0, puppets.map((signer) => ({ signer, does: 'sign' as const }))]])
    for (let day = 30; day < days; day += 1)
      acts.set(
        day,
        puppets.map((signer) => ({
          signer,
          does: day % 2 === 0 ? ('hide' as const) : ('ask' as const),
        })),
      )
    const page = watchPage(withSigners(acts, new Map([['signer', 40]])), seed)
    expect(page.some((seen) => seen.includes('puppet-19'))).toBe(true)
    expect(page.every((seen) => !/\bsigner\b/.test(seen))).toBe(true)
  }
})

test('a country moves by ten or more, and shows no more than there were', () => {
  for (let seed = 1; seed <= seeds; seed += 1) {
    const random = seededRandom(seed)
    const signers = new Map(
      Array.from({ length: 150 }, (_, at) => [`signer-${at}`, random(0, days - 15)] as const),
    )
    const numbers = watchPage(withSigners(new Map(), signers), seed).map((seen) =>
      Number(seen.split(' · ')[0]),
    )
    for (const [day, number] of numbers.entries()) {
      const change = number - (numbers[day - 1] ?? 0)
      expect(change === 0 || change >= 10).toBe(true)
      const signed = [...signers.values()].filter((on) => on < day).length
      expect(number).toBeLessThanOrEqual(inTens(signed))
    }
    expect(numbers.at(-1)).toBeGreaterThan(100)
  }
})
