import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

export type SmtpMail = {
  /** As the envelope has them. */
  to: string
  from: string
  /** The message as it came, byte for byte. */
  raw: Buffer
  messageId: string
  subject: string
  text: string
  /** By their names in lower case. */
  headers: Record<string, string>
}

/** The failure that a letter meets: before its text was sent, or after. */
export type SmtpFailure =
  | { at: 'RCPT' | 'MAIL' | 'DATA'; code: number; says?: string }
  /** The connection breaks before the message was requested. */
  | { at: 'RCPT' | 'MAIL'; code: 'dropped' }
  /** The whole message is taken, and the line breaks before the answer. */
  | { at: 'DATA'; code: 'dropped' }
  /** The whole message is taken, and the answer comes so many milliseconds later, or never. */
  | { at: 'DATA'; code: 'slow'; after: number }
  /** Nothing is answered. */
  | { at: 'RCPT'; code: 'silent' }

export type SmtpTestServer = {
  /** For SMTP_URL. */
  url: string
  accepted: SmtpMail[]
  /** The next letters' failures, in order; `undefined` is none. */
  failures: (SmtpFailure | undefined)[]
  stop(): Promise<void>
}

/** A mail server of the tests' own; it stores what it accepted, whatever it answered. */
export async function startSmtpServer(): Promise<SmtpTestServer> {
  const accepted: SmtpMail[] = []
  const failures: (SmtpFailure | undefined)[] = []
  const at = (place: SmtpFailure['at']) =>
    failures[0]?.at === place ? failures.shift() : undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onMailFrom: (_address, _session, done) => answer(at('MAIL'), done),
    onRcptTo: (_address, _session, done) => answer(at('RCPT'), done),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => void take(Buffer.concat(parts)))

      async function take(raw: Buffer): Promise<void> {
        const failure = at('DATA')
        if (failure && isRefusal(failure)) return done(errorOf(failure))
        accepted.push(await readMail(raw, session.envelope))
        if (failure?.code === 'slow') setTimeout(() => done(null, 'taken'), failure.after).unref()
        else if (failure) for (const one of server.connections) one.close()
        else {
          failures.shift()
          done(null, 'taken')
        }
      }
    },
  })
  function answer(failure: SmtpFailure | undefined, done: (error: Error | null) => void): void {
    if (failure?.code === 'silent') return
    if (failure?.code === 'dropped') for (const one of server.connections) one.close()
    else done(errorOf(failure))
  }
  server.on('error', () => undefined)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    failures,
    stop: () => new Promise((done) => server.close(done)),
  }
}

async function readMail(
  raw: Buffer,
  { mailFrom, rcptTo }: SMTPServerSession['envelope'],
): Promise<SmtpMail> {
  const mail = await PostalMime.parse(raw)
  const { messageId = '', subject = '', text = '' } = mail
  const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]))
  const [to, from] = [rcptTo[0]?.address ?? '', mailFrom ? mailFrom.address : '']
  return { to, from, raw, messageId, subject, text, headers }
}

type Refusal = Extract<SmtpFailure, { code: number }>

function isRefusal(failure: SmtpFailure): failure is Refusal {
  return typeof failure.code === 'number'
}

function errorOf(failure: SmtpFailure | undefined): Error | null {
  if (!failure || !isRefusal(failure)) return null
  const { code: responseCode, says = 'Not now' } = failure
  return Object.assign(new Error(says), { responseCode })
}
