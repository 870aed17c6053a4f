import { dayOf, hourOf, moveClock, now } from '@/lib/platform/clock'
import { showCountries } from '@/lib/signatures/showing/show-countries'
import { showNames } from '@/lib/signatures/showing/show-names'
import { countingDays, dayAfter, maxDelayDays } from '@/lib/signatures/showing/showing-rules'

/**
 * Moves this process's clock into the hour in which names and countries are shown, so many days
 * from the one it is in, or to another hour of that day. Returns by how many milliseconds.
 */
export function goToShowingHour(days: number, hour = 3): number {
  const at = now()
  const by = instantOf(dayOf(at), days, hour) - at.getTime()
  moveClock(by)
  return by
}

/** Five past an hour of a day (`TIME_ZONE`), so many days after another. */
function instantOf(day: string, days: number, hour: number): number {
  const wanted = dayAfter(day, days)
  const midnight = new Date(wanted).getTime()
  const hours = Array.from({ length: 50 }, (_, at) => midnight + (at - 14) * 3_600_000 + 300_000)
  const found = hours.find((at) => {
    const there = new Date(at)
    return dayOf(there) === wanted && hourOf(there) === hour
  })
  if (found === undefined) throw new Error(`No hour ${hour} on ${wanted}`)
  return found
}

/** Shows names and countries as the worker does, if this process's clock is in the hour for it. */
export async function showSigners(): Promise<void> {
  while ((await showNames()) > 0);
  while ((await showCountries()) > 0);
}

/** Looks as the worker does on each of so many days that follow. */
async function showSignersForDays(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    goToShowingHour(1)
    await showSigners()
  }
}

/** As if all that waits now had been counted and appeared; the clock is as before afterwards. */
export async function showSignersInWeeks(): Promise<void> {
  const before = now().getTime()
  await showSignersForDays(countingDays + maxDelayDays)
  moveClock(before - now().getTime())
}
