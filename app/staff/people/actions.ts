'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { staffMember } from '@/app/staff/guard'
import { isId } from '@/app/staff/list-query'
import type { ActState } from '@/components/staff/form/act-state'
import { isLocale } from '@/lib/i18n/routing'
import { setAnswerStatus } from '@/lib/platform/request-protocol'
import { parseEmailAddress } from '@/lib/signatures/address/email-address'
import { approveChange } from '@/lib/staff/manage/approve-change'
import { inviteMember } from '@/lib/staff/manage/invite-member'
import { refuseChange } from '@/lib/staff/manage/refuse-change'
import type { StaffMember } from '@/lib/staff/staff-member'
import { staffRoles } from '@/lib/staff/staff-role'

/** Invites somebody by letter. */
export async function invite(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const typed = String(data.get('email') ?? '')
  const email = parseEmailAddress(typed)
  const role = staffRoles.find((one) => one === data.get('role'))
  const chosen = data.get('locale')
  if (!email || !role) {
    setAnswerStatus(422)
    const t = await getTranslations({ locale: by.locale, namespace: 'signIn' })
    return { errors: { email: t('notAnAddress') }, typed: { email: typed.slice(0, 300) } }
  }
  const locale = isLocale(chosen) ? chosen : by.locale
  const done = await handleRequest(
    'invite a member',
    () => inviteMember(by, { email, role, locale }),
    unavailable,
  )
  switch (done.outcome) {
    case 'invited':
    case 'invited-again':
    case 'invited-as-editor':
    case 'already-on-staff':
    case 'role-given':
      return redirect(`/staff/people/${done.id}?done=${done.outcome}`)
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}

/** Agrees to what another administrator asked for. */
export async function approve(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = String(data.get('change') ?? '')
  if (!isId(id)) return redirect('/staff/people')
  const done = await handleRequest('approve a change', () => approveChange(by, id), unavailable)
  switch (done.outcome) {
    case 'approved':
    case 'nothing-waits':
      return redirect('/staff/people')
    case 'needs-somebody-else':
      return refused(by, 'needsSomebodyElse')
    case 'too-soon':
      return refused(by, 'tooSoon')
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}

/** Refuses what an administrator asked for. */
export async function refuse(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = String(data.get('change') ?? '')
  if (!isId(id)) return redirect('/staff/people')
  const done = await handleRequest('refuse a change', () => refuseChange(by, id), unavailable)
  switch (done.outcome) {
    case 'refused':
    case 'nothing-waits':
      return redirect('/staff/people')
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}

async function refused(
  { locale }: StaffMember,
  why: 'needsSomebodyElse' | 'tooSoon',
): Promise<ActState> {
  setAnswerStatus(409)
  const t = await getTranslations({ locale, namespace: 'people' })
  return { failed: { title: t('refused.title'), text: t(`refused.${why}`) } }
}
