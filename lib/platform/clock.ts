import { databaseTime } from '@/lib/platform/db'
import { settings } from '@/lib/platform/settings'

/**
 * The offset is one for the process, although Next bundles its own copy of this module beside the
 * server's: both must give the same time.
 */
const shared = globalThis as { altaveuClock?: { offset: number; moved: number } }
shared.altaveuClock ??= { offset: 0, moved: 0 }
const clock = shared.altaveuClock

const minute = 60_000

/** The database's time, as far as this process knows it. */
export function now(): Date {
  return new Date(Date.now() + clock.offset + clock.moved)
}

/** The day of an instant in `TIME_ZONE`, as YYYY-MM-DD: every "day" of Altaveu's means this. */
export function dayOf(at: Date): string {
  const { year, month, day } = partsOf(at)
  return `${year}-${month}-${day}`
}

/** The hour of an instant, 0 to 23, in `TIME_ZONE`. */
export function hourOf(at: Date): number {
  return Number(partsOf(at).hour)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function partsOf(at: Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const { timeZone } = settings()
  const format = formats.get(timeZone) ?? numericFormat(timeZone)
  formats.set(timeZone, format)
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
}

function numericFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', {
    ...({ timeZone, hourCycle: 'h23', calendar: 'iso8601' } as const),
    ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' } as const),
  })
}

/** Only for tests: moves this process's time by so many milliseconds. */
export function moveClock(milliseconds: number): void {
  clock.moved += milliseconds
}

/**
 * Measures how far the database's clock is ahead of this machine's, now and each minute.
 * While the database is away the last measure holds. Returns what stops the measuring.
 */
export async function startClock(): Promise<() => void> {
  await measure()
  const timer = setInterval(() => void measure(), minute)
  timer.unref()
  return () => clearInterval(timer)
}

async function measure(): Promise<void> {
  const before = Date.now()
  const there = await databaseTime().catch(() => undefined)
  if (!there) return
  const halfWay = (before + Date.now()) / 2
  clock.offset = Math.round(there.getTime() - halfWay)
}
