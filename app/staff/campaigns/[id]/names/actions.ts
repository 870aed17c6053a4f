'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { staffMember } from '@/app/staff/guard'
import { submittedItem } from '@/app/staff/item-address'
import type { ActState } from '@/components/staff/form/act-state'
import { setAnswerStatus } from '@/lib/platform/request-protocol'
import { hideShownName } from '@/lib/signatures/showing/manage/hide-shown-name'
import type { StaffMember } from '@/lib/staff/staff-member'

/** Hides the typed name once on the page of the screen's campaign. */
export async function hideName(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const name = String(data.get('name') ?? '').trim()
  if (name === '') return refusal(by, 'missing', name)
  const done = await handleRequest(
    'hide a shown name',
    () => hideShownName(by, id, name),
    unavailable,
  )
  switch (done.outcome) {
    case 'hidden':
      return redirect(`/staff/campaigns/${id}/names?done=hidden`)
    case 'not-shown':
      return refusal(by, 'notShown', name)
    case 'not-allowed':
    case 'unavailable':
      return { ...(await actFailure(by, done.outcome)), typed: { name } }
    default:
      return done satisfies never
  }
}

async function refusal(
  { locale }: StaffMember,
  fault: 'missing' | 'notShown',
  name: string,
): Promise<ActState> {
  const t = await getTranslations({ locale, namespace: 'shownNames' })
  setAnswerStatus(422)
  return { errors: { name: t(fault) }, typed: { name } }
}
