/** A random whole number between two bounds, both included, each as likely as the others. */
export type RandomInteger = (min: number, max: number) => number

/** The least number of signers in a group of names, or in a change of a country's number. */
const minGroupSize = 10
const maxGroupSize = 20

/** The longest delay, in days, after which a full group appears. */
export const maxDelayDays = 7

/**
 * Signatures are counted once in so many days, so that each of them may be of any of those days.
 */
export const countingDays = 7

const dayLength = 86_400_000

/** A day so many days after another, both as YYYY-MM-DD. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10)
}

/**
 * The last day, today included, on which a campaign's signatures are counted: every seventh day
 * after the one on which it opened. A count covers the signatures of the days before it.
 * `undefined` in the campaign's first seven days.
 */
export function lastCountingDay(opensOn: string, today: string): string | undefined {
  const days = (Date.parse(today) - Date.parse(opensOn)) / dayLength
  const counted = Math.floor(days / countingDays) * countingDays
  return counted < countingDays ? undefined : dayAfter(opensOn, counted)
}

/**
 * How many signers the next group or change needs. The number is random, so that nobody can fill
 * all but one of its places.
 */
function drawThreshold(random: RandomInteger): number {
  return random(minGroupSize, maxGroupSize)
}

/** The day on which a group or a number that is full today appears. */
function drawDueDay(today: string, random: RandomInteger): string {
  return dayAfter(today, random(1, maxDelayDays))
}

/** The names of a campaign that are to appear next: how many fill the group, and when it appears. */
export type NameGroup = { threshold: number; dueOn: string | null }

export const newNameGroup = (random: RandomInteger): NameGroup => ({
  threshold: drawThreshold(random),
  dueOn: null,
})

/**
 * Whether a group or a number is due. It stays due until it has appeared, so that a missed hour
 * makes it a day later.
 */
export const isDue = ({ dueOn }: { dueOn: string | null }, today: string): boolean =>
  dueOn !== null && dueOn <= today

/**
 * The group after a count of the names that were never shown. Once it has as many as it needs it
 * gets its day, which nothing that signers do later changes.
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

/** Rounds down to tens, the form in which a country's number is shown. */
export const inTens = (signers: number): number => Math.floor(Math.max(signers, 0) / 10) * 10

/** The step of a country that shows so many signers, before anything more is counted. */
export const newCountryStep = (shown: number, random: RandomInteger): CountryStep => ({
  counted: shown,
  threshold: drawThreshold(random),
  dueOn: null,
  dueSigners: null,
})

/**
 * The step after a country's signers are counted. The number grows when the total exceeds the
 * highest total counted before by as many as the step needs, so that somebody who withdraws and
 * signs again is not counted as new; it falls when fewer are left than are shown. Either change
 * appears on a random day, with today's number.
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
