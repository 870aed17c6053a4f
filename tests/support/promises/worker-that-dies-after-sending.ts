import { answerSignatureRequests } from '@/lib/mail/answer-signature-requests'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { deliverToMailbox, letterByLetter } from '@/tests/support/mail/transports'

/** A worker that is killed at the worst instant: its letter is out, and nothing says so yet. */
await answerSignatureRequests()
await deliverDueMail(
  letterByLetter(async (letter) => {
    await deliverToMailbox(letter)
    process.kill(process.pid, 'SIGKILL')
    // The signal takes effect between two turns at the latest: nothing may be noted before.
    await new Promise<never>(() => undefined)
  }),
)
