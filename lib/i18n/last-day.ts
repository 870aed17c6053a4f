/**
 * The last instant before `endsAt`, so that its date is the last day on which what ends then still
 * goes on: a campaign that closes on 1 December at 00:00 is open until 30 November. `longDate` writes
 * the date in words, in the site's time zone.
 */
export function lastDayOf(endsAt: Date): Date {
  return new Date(endsAt.getTime() - 1)
}
