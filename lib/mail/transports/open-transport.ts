import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'
import { mailboxTransport } from '@/lib/mail/transports/mailbox'
import { resendTransport } from '@/lib/mail/transports/resend'
import { smtpTransport } from '@/lib/mail/transports/smtp'
import type { Transport } from '@/lib/mail/transports/transport'
import { mailAccount } from '@/lib/platform/settings'

/** The transport that the settings name: Resend, else SMTP, else the local mailbox. */
export function openTransport(): Transport {
  const account = mailAccount()
  if (account.resendApiKey) return resendTransport(account.resendApiKey, account.resendBaseUrl)
  return account.smtpUrl ? smtpTransport(account.smtpUrl) : mailboxTransport(mailboxFolder())
}
