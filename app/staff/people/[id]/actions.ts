'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { staffMember } from '@/app/staff/guard'
import { submittedItem } from '@/app/staff/item-address'
import type { ActState } from '@/components/staff/form/act-state'
import { setAnswerStatus } from '@/lib/platform/request-protocol'
import { changeRole } from '@/lib/staff/manage/change-role'
import { endMember } from '@/lib/staff/manage/end-member'
import { resetSecondFactor } from '@/lib/staff/manage/reset-second-factor'
import type { StaffMember } from '@/lib/staff/staff-member'
import { staffRoles } from '@/lib/staff/staff-role'

/** Gives the member of the screen another role. */
export async function giveRole(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const role = staffRoles.find((one) => one === data.get('role'))
  if (!role) return redirect(`/staff/people/${id}`)
  const done = await handleRequest('change a role', () => changeRole(by, id, role), unavailable)
  return answer(by, id, done.outcome)
}

/** Ends the member's time on the staff. */
export async function end(_before: ActState): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const done = await handleRequest('end a member', () => endMember(by, id), unavailable)
  return answer(by, id, done.outcome)
}

/** Resets the member's second factor. */
export async function reset(_before: ActState): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const done = await handleRequest(
    'reset a second factor',
    () => resetSecondFactor(by, id),
    unavailable,
  )
  return answer(by, id, done.outcome)
}

type Outcome =
  | Awaited<ReturnType<typeof changeRole | typeof endMember | typeof resetSecondFactor>>['outcome']
  | 'unavailable'

async function answer(by: StaffMember, id: string, outcome: Outcome): Promise<ActState> {
  switch (outcome) {
    case 'changed':
    case 'ended':
    case 'reset':
    case 'waits-for-approval':
      return redirect(`/staff/people/${id}?done=${outcome}`)
    case 'unchanged':
    case 'unknown-member':
      return redirect(`/staff/people/${id}`)
    case 'last-administrator':
      return refused(by, 'lastAdministrator')
    case 'own':
      return refused(by, 'own')
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, outcome)
    default:
      return outcome satisfies never
  }
}

async function refused(
  { locale }: StaffMember,
  why: 'lastAdministrator' | 'own',
): Promise<ActState> {
  setAnswerStatus(409)
  const t = await getTranslations({ locale, namespace: 'people' })
  return { failed: { title: t('refused.title'), text: t(`refused.${why}`) } }
}
