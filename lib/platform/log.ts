import pino from 'pino'

type Fields = Record<string, unknown>

const logger = pino({ base: null, serializers: { error: withoutValues } })

/**
 * Writes one JSON line to standard output; fields hold counts, codes and ids, never a person's
 * data.
 */
export const log = {
  info: (message: string, fields: Fields = {}) => logger.info(fields, message),
  warn: (message: string, fields: Fields = {}) => logger.warn(fields, message),
  error: (message: string, fields: Fields = {}) => logger.error(fields, message),
}

/**
 * An error as kind, code and place; one of the database's with its SQLSTATE and the constraint that
 * it names. Message and detail are left out, since a database or a parser quotes the values it met,
 * and those can be a name or an address.
 */
export function withoutValues(error: unknown) {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const at = frames.slice(0, 8).map((line) => line.trim())
  return { kind: error.name, code, ...databaseFault(error), at }
}

const maxCauses = 6

/**
 * An error and the errors that it wraps: its causes, and those that Prisma puts into `meta`
 * instead.
 */
export function causesOf(error: unknown): object[] {
  const causes: object[] = []
  let at = error
  while (typeof at === 'object' && at !== null && causes.length < maxCauses) {
    causes.push(at)
    const meta: unknown = Reflect.get(at, 'meta')
    const wrapped =
      typeof meta === 'object' && meta ? Reflect.get(meta, 'driverAdapterError') : undefined
    at = Reflect.get(at, 'cause') ?? wrapped
  }
  return causes
}

/** PostgreSQL's own name for a fault (its manual, appendix A), and the constraint that was violated. */
function databaseFault(error: Error): { sqlState?: string; constraint?: string } {
  for (const cause of causesOf(error)) {
    const field = (name: string): unknown => Reflect.get(cause, name)
    // The driver's errors have a severity, those of Prisma's adapter keep the driver's code.
    const sqlState = field('originalCode') ?? (field('severity') ? field('code') : undefined)
    if (typeof sqlState !== 'string' || !/^[0-9A-Z]{5}$/.test(sqlState)) continue
    const constraint = constraintOf(field('constraint'), field('originalMessage'), sqlState)
    return { sqlState, ...(constraint ? { constraint } : {}) }
  }
  return {}
}

/** Prisma's adapter tells a check's name in the message alone, at the end, where no value stands. */
function constraintOf(given: unknown, message: unknown, sqlState: string): string | undefined {
  if (typeof given === 'string') return given
  const index = typeof given === 'object' && given ? Reflect.get(given, 'index') : undefined
  if (typeof index === 'string') return index
  if (typeof message !== 'string' || !sqlState.startsWith('23')) return undefined
  return /\bconstraint "(\w{1,63})"$/.exec(message)?.[1]
}
