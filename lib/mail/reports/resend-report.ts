import { Resend } from 'resend'
import { z } from 'zod'

/** The content of a call to our webhook. */
export type ResendReport =
  /** Unsigned, signed by somebody else, or not of these minutes. */
  | { report: 'not-signed' }
  /** Signed, and not what Resend's documentation promises. */
  | { report: 'not-understood' }
  /** A valid report that does not change where mail may go. */
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

/** The headers as they came; a missing one is empty. */
export type ReportSignature = { id: string; timestamp: string; signature: string }

/**
 * How far, in milliseconds, a report's time may be from ours: older and future reports are refused.
 */
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
 * Reads a report and checks its signature. The SDK compares the report's time with this machine's
 * clock, and no other clock can be passed to it; ours (`at`, the database's) has to agree as well.
 * Throws where the secret is not a valid one.
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
  // A full mailbox or a server that was away is no permanent bounce.
  if (report.data.bounce.type.toLowerCase() !== 'permanent') return { report: 'of-no-concern' }
  return { report: 'stop', reason: 'bounce', id, addresses: report.data.to }
}

function complained(payload: unknown, id: string): ResendReport {
  const { data: report } = complaint.safeParse(payload)
  if (!report) return { report: 'not-understood' }
  return { report: 'stop', reason: 'complaint', id, addresses: report.data.to }
}

/** The SDK requires an API key though it makes no call here, and the web has none. */
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
