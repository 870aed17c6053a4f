import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { mailboxFolder } from '@/lib/mail/mailbox-folder'
import { mailboxTransport } from '@/lib/mail/transports/mailbox'

/** A worker that is killed at the worst instant: its letter is out, and nothing says so yet. */
const send = mailboxTransport(mailboxFolder())

await deliverDueMail(async (letter) => {
  await send(letter)
  process.kill(process.pid, 'SIGKILL')
  // The signal takes effect between two turns at the latest: nothing may be noted before.
  await new Promise<never>(() => undefined)
})
