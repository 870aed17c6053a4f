import { moveClock, now } from '@/lib/platform/clock'

/**
 * Moves this process's clock into the hour in which names and countries are shown, so many days
 * from the one it is in, or to another hour of that day (UTC).
 */
export function goToShowingHour(days: number, hour = 3): void {
  const at = now()
  const there = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + days, hour, 5)
  moveClock(there - at.getTime())
}
