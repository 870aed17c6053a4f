import { Resend } from 'resend'
import { z } from 'zod'

/** What a call to our webhook says of letters. */
export type ResendReport =
  /** Unsigned, signed by somebody else, or not of these minutes. */
  | { report: 'not-signed' }
  /** Signed, and not what Resend's documentation promises. */
  | { report: 'not-understood' }
  /** Nothing that changes where mail may go. */
  | { report: 'of-no-concern' }
  | MailStopReport

/** No more mail should go to these addresses. */
export type MailStopReport = {
  report: 'stop'
  reason: 'bounce' | 'complaint'
  /** The same at each repetition (`svix-id`). */
  id: string
  addresses: string[]
}

/** As they came; what is missing is empty. */
export type ReportSignature = { id: string; timestamp: string; signature: string }

/** A repetition of old bytes is refused after that, and so is one from the future. */
const tolerance = 5 * 60_000

const addresses = z.array(z.string().trim().min(3).max(320)).min(1).max(50)
const event = z.object({ type: z.string() })
/** https://resend.com/docs/webhooks/emails/complained */
const complaint = z.object({ data: z.object({ to: addresses }) })
/** https://resend.com/docs/webhooks/emails/bounced; the type is Permanent, Transient or Undetermined. */
const bounce = z.object({
  data: z.object({ to: addresses, bounce: z.object({ type: z.string() }) }),
})

/**
 * What a report says, once its signature holds. The SDK compares its time with this machine's
 * clock, which nobody can hand it; ours (`at`, the database's) has to agree as well.
 * Throws where the secret is no secret.
 */
export function readReport(
  body: string,
  signature: ReportSignature,
  secret: string,
  at: Date,
): ResendReport {
  if (!isSigned(body, signature, secret) || !isOfNow(signature.timestamp, at)) {
    return { report: 'not-signed' }
  }
  const payload: unknown = JSON.parse(body)
  switch (event.safeParse(payload).data?.type) {
    case undefined:
      return { report: 'not-understood' }
    case 'email.bounced':
      return bounced(payload, signature.id)
    case 'email.complained':
      return complained(payload, signature.id)
    default:
      return { report: 'of-no-concern' }
  }
}

function bounced(payload: unknown, id: string): ResendReport {
  const { data: report } = bounce.safeParse(payload)
  if (!report) return { report: 'not-understood' }
  // A full mailbox or a server that was away says nothing of tomorrow.
  if (report.data.bounce.type.toLowerCase() !== 'permanent') return { report: 'of-no-concern' }
  return { report: 'stop', reason: 'bounce', id, addresses: report.data.to }
}

function complained(payload: unknown, id: string): ResendReport {
  const { data: report } = complaint.safeParse(payload)
  if (!report) return { report: 'not-understood' }
  return { report: 'stop', reason: 'complaint', id, addresses: report.data.to }
}

/** The SDK wants an API key though it calls nobody here; the web has none. */
const { webhooks } = new Resend('re_none')

function isSigned(payload: string, headers: ReportSignature, webhookSecret: string): boolean {
  try {
    webhooks.verify({ payload, headers, webhookSecret })
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'WebhookVerificationError') return false
    throw error
  }
}

function isOfNow(timestamp: string, at: Date): boolean {
  return Math.abs(at.getTime() - Number.parseInt(timestamp, 10) * 1_000) <= tolerance
}
