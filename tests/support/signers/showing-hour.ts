import { moveClock, now } from '@/lib/platform/clock'
import { showCountries } from '@/lib/signatures/showing/show-countries'
import { showNames } from '@/lib/signatures/showing/show-names'

/**
 * Moves this process's clock into the hour in which names and countries are shown, so many days
 * from the one it is in, or to another hour of that day (UTC). Returns by how many milliseconds.
 */
export function goToShowingHour(days: number, hour = 3): number {
  const at = now()
  const there = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + days, hour, 5)
  const by = there - at.getTime()
  moveClock(by)
  return by
}

/** Shows names and countries as the worker does, if this process's clock is in the hour for it. */
export async function showSigners(): Promise<void> {
  while ((await showNames()) > 0);
  while ((await showCountries()) > 0);
}

/** As if the next hour for it had been; the clock is as before afterwards. */
export async function showSignersTomorrow(): Promise<void> {
  const by = goToShowingHour(1)
  await showSigners()
  moveClock(-by)
}
