'use server'

import { redirect } from 'next/navigation'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { staffMember } from '@/app/staff/guard'
import { submittedItem } from '@/app/staff/item-address'
import type { ActState } from '@/components/staff/form/act-state'
import { takeDownDefender } from '@/lib/defenders/manage/take-down-defender'
import { recheckTakeDown } from '@/lib/take-down/manage/recheck-take-down'

/** Takes the defender of the screen off the public web, and leads to the proof. */
export async function takeDown(_before: ActState, _data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const act = () => takeDownDefender(by, id)
  const done = await handleRequest('take a defender down', act, unavailable)
  switch (done.outcome) {
    case 'taken-down':
    case 'already-taken-down':
    case 'not-public':
    case 'unknown-defender':
      return redirect(`/staff/defenders/${id}/take-down`)
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}

/** Lets each web process look once more. */
export async function checkAgain(_before: ActState, _data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const act = () => recheckTakeDown(by, { defenderId: id })
  const done = await handleRequest('check a take-down again', act, unavailable)
  switch (done.outcome) {
    case 'asked':
    case 'not-taken-down':
      return redirect(`/staff/defenders/${id}/take-down`)
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}
