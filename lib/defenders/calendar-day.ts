import { z } from 'zod'

const schema = z.iso.date()

/** Whether a text is a day of the calendar, as YYYY-MM-DD: JavaScript would read 30 February as 2 March. */
export const isCalendarDay = (text: string): boolean => schema.safeParse(text).success
