import { z } from 'zod'

const schema = z.iso.date()
/** PostgreSQL has no year 0, and nothing told of here is older. */
const firstDay = '1900-01-01'

/** Whether a text is a day of the calendar, as YYYY-MM-DD: JavaScript would read 30 February as 2 March. */
export const isCalendarDay = (text: string): boolean =>
  schema.safeParse(text).success && text >= firstDay
