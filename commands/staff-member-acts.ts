import { printLine } from '@/commands/runtime/steps'
import { addressIn } from '@/commands/staff-invite'
import { startClock } from '@/lib/platform/clock'
import { closeDatabase } from '@/lib/platform/db'
import { findMember } from '@/lib/staff/find-member'
import { endMember } from '@/lib/staff/manage/end-member'
import { resetSecondFactor } from '@/lib/staff/manage/reset-second-factor'
import { operator } from '@/lib/staff/staff-member'

type Act = (memberId: string) => Promise<{ outcome: string }>

/** `altaveu staff end EMAIL`: ends somebody's time on the staff. Returns the exit code. */
export function staffEnd(email: string): Promise<number> {
  const done = `${email} is on the staff no more: all sessions and links have ended.`
  return actOn(email, (id) => endMember(operator, id), 'ended', done)
}

/** `altaveu staff reset-second-factor EMAIL`: they add a new one when they sign in next. */
export function staffResetSecondFactor(email: string): Promise<number> {
  const done = `${email} has no second factor any more, and adds a new one at the next sign-in. A letter says so.`
  return actOn(email, (id) => resetSecondFactor(operator, id), 'reset', done)
}

async function actOn(email: string, act: Act, outcome: string, done: string): Promise<number> {
  const address = addressIn(email)
  const stopClock = await startClock()
  try {
    const member = await findMember(address)
    const succeeded = member && (await act(member.id)).outcome === outcome
    printLine(succeeded ? done : `Nobody of the address ${email} is on the staff.`)
    return succeeded ? 0 : 1
  } finally {
    stopClock()
    await closeDatabase()
  }
}
