import type { Adapter, AdapterUser } from 'next-auth/adapters'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { type Browser, type StartedSession, startSession } from '@/lib/staff/session/start-session'

/** One use of a link: what is known before, and what comes of it. */
export type LinkUse = { browser: Browser; session?: StartedSession; fault?: unknown }

type Member = { id: string; email: string }

/** next-auth asks the time of this machine; whether a link still works is judged here, by the clock. */
const neverByNextAuth = new Date(8.64e15)

const asUser = ({ id, email }: Member): AdapterUser => ({ id, email, emailVerified: null })

/**
 * What next-auth stores, as Altaveu does: links and sessions by their hashes, members who were invited
 * and nobody else. next-auth turns faults into a redirect: they are kept in `use` instead.
 */
export function linkAdapter(use: LinkUse): Adapter {
  const keepFault = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    try {
      return await act()
    } catch (error) {
      use.fault = error
      throw error
    }
  }
  return {
    useVerificationToken: ({ token }) =>
      keepFault(async () => {
        const member = await spendLink(token)
        return member ? { identifier: member.email, token, expires: neverByNextAuth } : null
      }),
    getUserByEmail: (email) => keepFault(() => findMember(email)),
    updateUser: async ({ id }) => ({ id, email: '', emailVerified: null }),
    createSession: ({ sessionToken, userId, expires }) =>
      keepFault(async () => {
        const started = await startSession(userId, sessionToken, use.browser)
        if (started) use.session = started
        return { sessionToken, userId, expires }
      }),
    createUser: () => refuse('Only who was invited is on the staff'),
    createVerificationToken: () => refuse('Only the worker makes links'),
  }
}

const refuse = (reason: string): Promise<never> => Promise.reject(new Error(reason))

/** Spends a link: of all who press it at the same instant one is given its member. */
async function spendLink(hash: string): Promise<Member | undefined> {
  const at = now()
  const [member] = await db.$queryRaw<Member[]>`
    UPDATE staff_sign_in_link l SET used_at = ${at} FROM staff_member m
    WHERE l.token_hash = decode(${hash}, 'hex') AND l.used_at IS NULL AND l.expires_at > ${at}
      AND m.id = l.member_id AND m.ended_at IS NULL
    RETURNING m.id, m.email`
  return member
}

async function findMember(email: string): Promise<AdapterUser | null> {
  const [member] = await db.$queryRaw<Member[]>`
    SELECT id, email FROM staff_member WHERE email = ${email} AND ended_at IS NULL`
  return member ? asUser(member) : null
}
