'use server'

import { redirect } from 'next/navigation'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { staffMember } from '@/app/staff/guard'
import { submittedItem } from '@/app/staff/item-address'
import type { ActState } from '@/components/staff/form/act-state'
import { takeDownCampaign } from '@/lib/campaigns/manage/take-down-campaign'
import { recheckTakeDown } from '@/lib/take-down/manage/recheck-take-down'

/** Takes the campaign of the screen off the public web, and leads to the proof. */
export async function takeDown(_before: ActState, _data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const act = () => takeDownCampaign(by, id)
  const done = await handleRequest('take a campaign down', act, unavailable)
  switch (done.outcome) {
    case 'taken-down':
    case 'already-taken-down':
    case 'not-public':
    case 'unknown-campaign':
      return redirect(`/staff/campaigns/${id}/take-down`)
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
  const act = () => recheckTakeDown(by, { campaignId: id })
  const done = await handleRequest('check a take-down again', act, unavailable)
  switch (done.outcome) {
    case 'asked':
    case 'not-taken-down':
      return redirect(`/staff/campaigns/${id}/take-down`)
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}
