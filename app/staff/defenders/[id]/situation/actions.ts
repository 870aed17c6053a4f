'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { staffMember } from '@/app/staff/guard'
import { submittedItem } from '@/app/staff/item-address'
import type { ActState } from '@/components/staff/form/act-state'
import { recordSituation } from '@/lib/defenders/manage/record-situation'
import { isSituation } from '@/lib/defenders/situation'
import type { Locale } from '@/lib/i18n/routing'
import { setAnswerStatus } from '@/lib/platform/request-protocol'

type Typed = Record<'situation' | 'since' | 'source', string>

/** Notes what the form says of the situation of the person of the screen. */
export async function recordOfForm(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = submittedItem()
  const read = (name: keyof Typed) => String(data.get(name) ?? '')
  const typed = { situation: read('situation'), since: read('since'), source: read('source') }
  const { situation } = typed
  if (!isSituation(situation)) return refusal(by.locale, 'situation', typed)
  const done = await handleRequest(
    'record a situation',
    () => recordSituation(by, id, { ...typed, situation }),
    unavailable,
  )
  switch (done.outcome) {
    case 'recorded':
    case 'unknown-defender':
      return redirect(`/staff/defenders/${id}/situation`)
    case 'source-missing':
      return refusal(by.locale, 'source', typed)
    case 'day-not-possible':
      return refusal(by.locale, 'since', typed)
    case 'not-allowed':
    case 'unavailable':
      return { ...(await actFailure(by, done.outcome)), typed }
    default:
      return done satisfies never
  }
}

async function refusal(locale: Locale, field: keyof Typed, typed: Typed): Promise<ActState> {
  const t = await getTranslations({ locale, namespace: 'situationHistory' })
  setAnswerStatus(422)
  return { errors: { [field]: t(`faults.${field}`) }, typed }
}
