import MailComposer from 'nodemailer/lib/mail-composer'
import type { Letter } from '@/lib/mail/transports/transport'

/**
 * A letter as a standard message (RFC 5322), its Message-ID as steady as its name. The addressee's
 * line is ours: the composer would rewrite the domain, and mail goes out as typed.
 */
export async function composeMail({ name, to, ...rest }: Letter): Promise<Buffer> {
  const domain = rest.from.replace(/^.*@/, '').replace(/>$/, '')
  const mail = new MailComposer({ ...rest, messageId: `<${name}@${domain}>` })
  return Buffer.concat([Buffer.from(`To: ${to}\r\n`), await mail.compile().build()])
}
