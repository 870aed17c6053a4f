import MailComposer from 'nodemailer/lib/mail-composer'
import type { Letter } from '@/lib/mail/transports/transport'
import { asciiForm } from '@/lib/signatures/address/email-address'

/**
 * Composes a letter as a standard message (RFC 5322), whose Message-ID is the same at each
 * repetition. Domains are in ASCII and the composer encodes names, so that every header line is
 * ASCII. The addressee's line is written here, since the composer would change the case of letters.
 */
export async function composeMail({ name, to, from, ...rest }: Letter): Promise<Buffer> {
  const domain = from.asciiAddress.slice(from.asciiAddress.lastIndexOf('@') + 1)
  const mail = new MailComposer({
    ...rest,
    from: { name: from.name, address: from.asciiAddress },
    messageId: `<${name}@${domain}>`,
  })
  const addressee = Buffer.from(`To: ${asciiForm(to)}\r\n`)
  return Buffer.concat([addressee, await mail.compile().build()])
}
