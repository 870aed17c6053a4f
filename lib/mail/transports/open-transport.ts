import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'
import { mailboxTransport } from '@/lib/mail/transports/mailbox'
import { resendTransport } from '@/lib/mail/transports/resend'
import { smtpTransport } from '@/lib/mail/transports/smtp'
import type { Transport } from '@/lib/mail/transports/transport'
import { settings } from '@/lib/platform/settings'

/** The transport that the settings name: Resend, else SMTP, else the local mailbox. */
export function openTransport(): Transport {
  const { resend, smtp } = settings()
  if (resend) return resendTransport(resend.apiKey, resend.baseUrl)
  return smtp ? smtpTransport(smtp) : mailboxTransport(mailboxFolder())
}
