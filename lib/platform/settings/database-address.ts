import { decodePart, parseHost, WrongValue } from '@/lib/platform/settings/setting'

/** A PostgreSQL database and the role that connects to it, part by part. */
export type DatabaseAddress = {
  /** The address as it was given, to be passed to our other processes. */
  url: string
  host: string
  port: number
  user: string
  password: string
  database: string
  /**
   * The modes of libpq: `require` encrypts, `verify-full` also verifies the server's certificate.
   */
  sslmode: SslMode
}

const sslModes = ['disable', 'require', 'verify-full'] as const
type SslMode = (typeof sslModes)[number]

const example = 'such as postgresql://altaveu:secret@db.example.org/altaveu'

/** Reads an address of PostgreSQL whole. Throws `WrongValue` for one that cannot work. */
export function parseDatabaseAddress(text: string): DatabaseAddress {
  const wrong = (what: string) => new WrongValue(`${what}, ${example}`)
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) {
    throw wrong('must be a PostgreSQL address (with / ? # @ : and % of a password percent-encoded)')
  }
  const url = new URL(text)
  const host = parseHost(decodePart(url.hostname) ?? '')
  const [user, password] = [decodePart(url.username), decodePart(url.password)]
  const database = decodePart(url.pathname.slice(1))
  if (user === undefined || password === undefined || database === undefined) {
    throw wrong('must be percent-encoded: a % in its user, password or database is written %25')
  }
  if (host === undefined || url.port === '0') throw wrong('must name a host and a port')
  if (user === '') throw wrong('must name the role to connect as')
  if (database === '' || database.includes('/')) throw wrong('must name one database')
  if (url.hash) throw wrong('may have no #: in a password it is written %23')
  const sslmode = sslModeOf(url.searchParams)
  return { url: text, host, port: Number(url.port || 5432), user, password, database, sslmode }
}

/** Any other parameter is refused: it would be ignored silently, and it may ask for more safety. */
function sslModeOf(parameters: URLSearchParams): SslMode {
  const [only, ...more] = [...parameters]
  const mode = sslModes.find((one) => one === only?.[1])
  if (!only) return 'disable'
  if (only[0] === 'sslmode' && mode && more.length === 0) return mode
  throw new WrongValue(
    `may only have ?sslmode=disable, require or verify-full, ${example}?sslmode=verify-full`,
  )
}
