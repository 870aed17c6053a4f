'use server'

import { redirect } from 'next/navigation'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { staffMember } from '@/app/staff/guard'
import { submittedItem } from '@/app/staff/item-address'
import { readReason } from '@/app/staff/read-reason'
import type { ActState } from '@/components/staff/form/act-state'
import { showDefender } from '@/lib/defenders/manage/show-defender'

/** Shows the defender of the screen again, with the reason that goes into the log. */
export async function show(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const reason = await readReason(by, data)
  if (typeof reason !== 'string') return reason
  const done = await handleRequest(
    'show a defender again',
    () => showDefender(by, id, reason),
    unavailable,
  )
  switch (done.outcome) {
    case 'shown':
    case 'already-public':
    case 'never-public':
    case 'retired':
    case 'unknown-defender':
      return redirect(`/staff/defenders/${id}`)
    case 'hidden-by-own-link':
      return redirect(`/staff/defenders/${id}/link`)
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}
