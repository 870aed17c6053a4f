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

/** The trouble that a letter meets: before its text was sent, or after. */
export type SmtpTrouble =
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
  /** The next letters' troubles, in order; `undefined` is none. */
  troubles: (SmtpTrouble | undefined)[]
  stop(): Promise<void>
}

/** A mail server of the tests' own; it stores what it accepted, whatever it answered. */
export async function startSmtpServer(): Promise<SmtpTestServer> {
  const accepted: SmtpMail[] = []
  const troubles: (SmtpTrouble | undefined)[] = []
  const at = (place: SmtpTrouble['at']) =>
    troubles[0]?.at === place ? troubles.shift() : undefined
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
        const trouble = at('DATA')
        if (trouble && isRefusal(trouble)) return done(errorOf(trouble))
        accepted.push(await readMail(raw, session.envelope))
        if (trouble?.code === 'slow') setTimeout(() => done(null, 'taken'), trouble.after).unref()
        else if (trouble) for (const one of server.connections) one.close()
        else {
          troubles.shift()
          done(null, 'taken')
        }
      }
    },
  })
  function answer(trouble: SmtpTrouble | undefined, done: (error: Error | null) => void): void {
    if (trouble?.code === 'silent') return
    if (trouble?.code === 'dropped') for (const one of server.connections) one.close()
    else done(errorOf(trouble))
  }
  server.on('error', () => undefined)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    troubles,
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

type Refusal = Extract<SmtpTrouble, { code: number }>

function isRefusal(trouble: SmtpTrouble): trouble is Refusal {
  return typeof trouble.code === 'number'
}

function errorOf(trouble: SmtpTrouble | undefined): Error | null {
  if (!trouble || !isRefusal(trouble)) return null
  const { code: responseCode, says = 'Not now' } = trouble
  return Object.assign(new Error(says), { responseCode })
}
