import pino from 'pino'

type Fields = Record<string, unknown>

const logger = pino({ base: null, serializers: { error: withoutValues } })

/** One JSON line on standard output each; fields hold counts, codes and ids, never a person's data. */
export const log = {
  info: (message: string, fields: Fields = {}) => logger.info(fields, message),
  warn: (message: string, fields: Fields = {}) => logger.warn(fields, message),
  error: (message: string, fields: Fields = {}) => logger.error(fields, message),
}

/**
 * An error as kind, code and place. Its message is left out: a database's or a parser's quotes
 * the values it met, and those can be a name or an address.
 */
function withoutValues(error: unknown) {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { kind: error.name, code, at: frames.slice(0, 8).map((line) => line.trim()) }
}
