'use server'

import { redirect } from 'next/navigation'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { staffMember } from '@/app/staff/guard'
import type { ActState } from '@/components/staff/form/act-state'
import { lockWorkspace } from '@/lib/staff/manage/lock-workspace'

/** Locks the workspace, for everybody. */
export async function lock(_before: ActState): Promise<ActState> {
  const by = await staffMember()
  const done = await handleRequest('lock the workspace', () => lockWorkspace(by), unavailable)
  switch (done.outcome) {
    case 'locked':
    case 'already-locked':
      return redirect('/staff/sign-in')
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}
