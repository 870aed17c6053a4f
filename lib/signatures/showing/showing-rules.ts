/** A random whole number between two bounds, both included, each as likely as the others. */
export type RandomInteger = (min: number, max: number) => number

/** A group of names, and a change of a country's number, is of so many signers at least. */
const minGroupSize = 10
const maxGroupSize = 20

/** What is full appears one to so many days later. */
export const maxDelayDays = 7

/** Signatures are counted once in so many days, so that each has as many days on which it may be of. */
export const countingDays = 7

const dayLength = 86_400_000

/** A day so many days after another, both as YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10)
}

/**
 * The last day, today included, on which a campaign's signatures are counted: every seventh from the
 * day on which it opened, which is none. What is counted then is of the days before it. Undefined in
 * its first seven days.
 */
export function lastCountingDay(opensOn: string, today: string): string | undefined {
  const days = (Date.parse(today) - Date.parse(opensOn)) / dayLength
  const counted = Math.floor(days / countingDays) * countingDays
  return counted < countingDays ? undefined : dayAfter(opensOn, counted)
}

/** How many signers the next group or change needs: nobody can fill all but one of its places. */
function drawThreshold(random: RandomInteger): number {
  return random(minGroupSize, maxGroupSize)
}

/** The day on which what is full today appears. */
function drawDueDay(today: string, random: RandomInteger): string {
  return dayAfter(today, random(1, maxDelayDays))
}

/** The names of a campaign that are to appear next: how many fill the group, and when it appears. */
export type NameGroup = { threshold: number; dueOn: string | null }

export const newNameGroup = (random: RandomInteger): NameGroup => ({
  threshold: drawThreshold(random),
  dueOn: null,
})

/** A group is due for as long as it has not appeared: a missed hour makes it a day later. */
export const isDue = ({ dueOn }: { dueOn: string | null }, today: string): boolean =>
  dueOn !== null && dueOn <= today

/**
 * The group once so many names are counted that were never shown: full with as many as it needs, and
 * then due on a day of its own, which nobody's later doing changes.
 */
export function fillNameGroup(
  group: NameGroup,
  neverShown: number,
  today: string,
  random: RandomInteger,
): NameGroup {
  if (group.dueOn !== null || neverShown < group.threshold) return group
  return { ...group, dueOn: drawDueDay(today, random) }
}

/** The next change of a country's number: the most signers counted so far, how many more it needs, and when which number appears. */
export type CountryStep = {
  counted: number
  threshold: number
  dueOn: string | null
  dueSigners: number | null
}

/** Rounds down to tens, as a country's number is shown. */
export const inTens = (signers: number): number => Math.floor(Math.max(signers, 0) / 10) * 10

/** The step of a country that shows so many signers, before anything more is counted. */
export const newCountryStep = (shown: number, random: RandomInteger): CountryStep => ({
  counted: shown,
  threshold: drawThreshold(random),
  dueOn: null,
  dueSigners: null,
})

/**
 * The step once a country's signers are counted: the number grows with as many more as are needed
 * over the most that were ever counted, so that who withdraws and signs again is nobody new, and
 * falls where fewer are left than are shown. Either appears on a random day, with the number of
 * today.
 */
export function countCountry(
  step: CountryStep,
  { total, shown }: { total: number; shown: number },
  today: string,
  random: RandomInteger,
): CountryStep {
  const grows = total >= step.counted + step.threshold
  if (step.dueOn !== null || !(grows || inTens(total) < shown)) return step
  return {
    counted: Math.max(step.counted, total),
    threshold: drawThreshold(random),
    dueOn: drawDueDay(today, random),
    dueSigners: inTens(total),
  }
}

/** The step after its change has appeared. */
export const afterChange = (step: CountryStep): CountryStep => ({
  ...step,
  dueOn: null,
  dueSigners: null,
})
