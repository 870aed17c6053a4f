/**
 * An instant of the last day on which something goes on that ends at this instant: a campaign that
 * closes on 1 December at 00:00 is open until 30 November. `longDate` writes it in words, in the
 * site's time zone.
 */
export function lastDayOf(endsAt: Date): Date {
  return new Date(endsAt.getTime() - 1)
}
