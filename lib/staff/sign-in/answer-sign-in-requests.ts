import type { Locale } from '@/lib/i18n/routing'
import { unreadablePause } from '@/lib/mail/batches/mail-batch'
import { openSealed } from '@/lib/mail/open-sealed'
import { queueLetters } from '@/lib/mail/queue-letters'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { log } from '@/lib/platform/log'
import {
  type EmailAddress,
  parseEmailAddress,
  samePersonKey,
} from '@/lib/signatures/address/email-address'
import { tokenHash } from '@/lib/staff/session/session-token'
import { pauseBetweenLinks } from '@/lib/staff/sign-in/link-pauses'
import { signInToken } from '@/lib/staff/sign-in/link-token'
import { signInLinkLife } from '@/lib/staff/staff-terms'

const batchSize = 50
const lockedPause = 60_000
/** An invitation is worth reading when its link has ended: the page behind it brings another. */
const invitationLetterLife = 24 * 3_600_000

type Request = {
  id: string
  kind: 'sign_in' | 'invitation'
  sealed: Uint8Array
  receivedAt: Date
}

type Member = { id: string; email: string; locale: Locale }

/**
 * Answers the requests for a link to sign in whose time has come: who is on the staff gets a letter,
 * anybody else nothing, and in either case the request is gone afterwards. Link and letter are written
 * in one transaction; a worker killed anywhere leaves neither half. Returns how many it looked at.
 */
export async function answerSignInRequests(): Promise<number> {
  return db.$transaction(async (tx) => {
    const at = now()
    const requests = await tx.$queryRaw<Request[]>`
      SELECT id, kind::text AS kind, sealed, received_at AS "receivedAt"
      FROM staff_sign_in_request WHERE due_at <= ${at}
      ORDER BY due_at, received_at LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`
    const [locked] = await tx.$queryRaw<unknown[]>`SELECT 1 FROM staff_lock`
    for (const request of requests) {
      const until = locked ? whileLocked(request, at) : await answer(tx, request, at)
      if (until) await putOff(tx, request, until)
      else await remove(tx, request)
    }
    return requests.length
  })
}

/** While the workspace is locked nobody gets a link, and an invitation waits for its end. */
const whileLocked = ({ kind }: Request, at: Date) =>
  kind === 'invitation' ? new Date(at.getTime() + lockedPause) : undefined

/** Until when the request waits; `undefined` where it is answered. */
async function answer(tx: Transaction, request: Request, at: Date): Promise<Date | undefined> {
  const address = addressIn(request)
  if (!address) return new Date(at.getTime() + unreadablePause)
  const member = await findMember(tx, address)
  const to = member && parseEmailAddress(member.email)
  if (!to || isForgotten(request, at)) return undefined
  const pause = await pauseBetweenLinks(tx, member.id, at)
  if (pause > at) return pause
  await makeLink(tx, request, member, at)
  const letter = {
    kind: request.kind === 'invitation' ? 'staff_invitation' : 'staff_sign_in',
    linkOf: request.id,
    to,
    locale: member.locale,
    since: request.receivedAt,
    expiresAt: new Date(at.getTime() + letterLife(request)),
  } as const
  await queueLetters(tx, [letter], at, workerKeys().sealPublic)
  return undefined
}

/** Whoever asked so long ago waits no more, and the letter would surprise them. */
const isForgotten = ({ kind, receivedAt }: Request, at: Date) =>
  kind === 'sign_in' && at.getTime() - receivedAt.getTime() > signInLinkLife

const letterLife = ({ kind }: Request) =>
  kind === 'invitation' ? invitationLetterLife : signInLinkLife

function addressIn({ id, sealed }: Request): EmailAddress | undefined {
  try {
    return openSealed(id, sealed).address
  } catch (error) {
    log.error("A request to sign in cannot be read with this worker's keys", { error })
    return undefined
  }
}

async function findMember(tx: Transaction, address: EmailAddress): Promise<Member | undefined> {
  const [member] = await tx.$queryRaw<Member[]>`
    SELECT id, email, locale::text AS locale FROM staff_member
    WHERE email_key = ${samePersonKey(address)} AND ended_at IS NULL`
  return member
}

async function makeLink(tx: Transaction, { id }: Request, member: Member, at: Date) {
  const hash = tokenHash(signInToken(id, workerKeys().link))
  await tx.$executeRaw`
    INSERT INTO staff_sign_in_link (id, member_id, token_hash, made_at, expires_at)
    VALUES (${id}::uuid, ${member.id}::uuid, ${hash}, ${at},
      ${new Date(at.getTime() + signInLinkLife)})`
}

const remove = (tx: Transaction, { id }: Request) =>
  tx.$executeRaw`DELETE FROM staff_sign_in_request WHERE id = ${id}::uuid`

const putOff = (tx: Transaction, { id }: Request, until: Date) =>
  tx.$executeRaw`UPDATE staff_sign_in_request SET due_at = ${until} WHERE id = ${id}::uuid`
