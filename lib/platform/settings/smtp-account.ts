import { decodePart, parseHost, WrongValue } from '@/lib/platform/settings/setting'

/** The operator's mail server, and the account there. */
export type SmtpAccount = {
  host: string
  port: number
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  secure: boolean
  auth: { user: string; pass: string } | undefined
}

const example = 'such as smtps://altaveu:secret@mail.example.org'

/** Reads an SMTP address whole. Throws `WrongValue` for one that cannot work. */
export function parseSmtpAccount(text: string): SmtpAccount {
  const wrong = (what: string) => new WrongValue(`${what}, ${example}`)
  if (!/^smtps?:\/\/[^/]/i.test(text) || !URL.canParse(text)) {
    throw wrong('must be an SMTP address (with / ? # @ : and % of a password percent-encoded)')
  }
  const url = new URL(text)
  const host = parseHost(decodePart(url.hostname) ?? '')
  if (host === undefined || url.port === '0') throw wrong('must name a mail server')
  const [user, pass] = [decodePart(url.username), decodePart(url.password)]
  if (user === undefined || pass === undefined) {
    throw wrong('must be percent-encoded: a % in its user or password is written %25')
  }
  if ((user === '') !== (pass === '')) throw wrong('must have a user and a password, or neither')
  if (!/^\/?$/.test(url.pathname) || url.search || url.hash) {
    throw wrong('must end after the server and its port')
  }
  const secure = url.protocol === 'smtps:'
  const auth = user === '' ? undefined : { user, pass }
  return { host, port: Number(url.port || (secure ? 465 : 587)), secure, auth }
}
