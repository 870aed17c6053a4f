'use server'

import { notFound, redirect } from 'next/navigation'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { staffMember } from '@/app/staff/guard'
import { submittedItem, submittedPart } from '@/app/staff/item-address'
import { readReason } from '@/app/staff/read-reason'
import type { ActState } from '@/components/staff/form/act-state'
import { showPart } from '@/lib/defenders/hiding/manage/show-part'
import { readPart } from '@/lib/defenders/hiding/parts-to-hide'

/** Lets consents decide again about the part in the screen's address, with the reason for the log. */
export async function show(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const part = readPart(submittedPart()) ?? notFound()
  const reason = await readReason(by, data)
  if (typeof reason !== 'string') return reason
  const done = await handleRequest(
    'show a part of a defender again',
    () => showPart(by, id, part, reason),
    unavailable,
  )
  switch (done.outcome) {
    case 'shown':
    case 'not-hidden':
    case 'reason-missing':
      return redirect(`/staff/defenders/${id}`)
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}
