'use server'

import { redirect } from 'next/navigation'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { staffMember } from '@/app/staff/guard'
import { submittedItem } from '@/app/staff/item-address'
import type { ActState } from '@/components/staff/form/act-state'
import { hidePart } from '@/lib/defenders/hiding/manage/hide-part'
import { readPart } from '@/lib/defenders/hiding/parts-to-hide'

/** Hides the part of the screen's person that the pressed button stands for. */
export async function hide(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const part = readPart(data.get('part'))
  if (!part) return redirect(`/staff/defenders/${id}`)
  const done = await handleRequest(
    'hide a part of a defender',
    () => hidePart(by, id, part),
    unavailable,
  )
  switch (done.outcome) {
    case 'hidden':
    case 'already-hidden':
    case 'unknown-defender':
      return redirect(`/staff/defenders/${id}`)
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}
