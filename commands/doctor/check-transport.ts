import { type Finding, note, ok } from '@/commands/doctor/finding'
import type { Settings } from '@/lib/platform/settings'

/** Reports the transport of letters, and what the operator has to check there by hand. */
export function checkTransport(settings: Settings): Finding[] {
  const { transport } = settings
  if (transport === 'mailbox') return [note('Transport: the local mailbox; letters reach nobody')]
  if (transport === 'smtp') {
    return [
      ok('Transport: SMTP'),
      note(
        'Whether the mail server tracks opens or clicks cannot be seen from here',
        'ask whoever runs it: it must change nothing in a letter',
      ),
    ]
  }
  return [ok('Transport: Resend'), trackingOff, ...webhooks(settings)]
}

/** https://resend.com/docs/dashboard/domains/tracking: off by default, a setting of each domain. */
const trackingOff = note(
  'Whether open and click tracking is off cannot be seen with a sending key',
  "look at resend.com/domains → MAIL_FROM's domain → Configuration: open and click tracking must " +
    'both be off, and no tracking subdomain set; a link in a letter to yourself must ' +
    'begin with APP_URL',
)

function webhooks({ processes, webhookSecret }: Settings): Finding[] {
  if (!processes.includes('web')) return []
  if (webhookSecret) return [ok('Webhooks: a secret is set')]
  return [
    note(
      'Webhooks: none, so bounces and complaints are not heard of',
      'in Resend → Webhooks add APP_URL/api/webhooks/resend for email.bounced and ' +
        'email.complained, and set RESEND_WEBHOOK_SECRET',
    ),
  ]
}
