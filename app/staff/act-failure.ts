import { getTranslations } from 'next-intl/server'
import type { ActState } from '@/components/staff/form/act-state'
import { setAnswerStatus } from '@/lib/platform/request-protocol'
import type { StaffMember } from '@/lib/staff/staff-member'

/** What a form shows where its act was not done, or it is not known whether it was. */
export async function actFailure(
  { locale }: StaffMember,
  outcome: 'not-allowed' | 'unavailable',
): Promise<ActState> {
  const t = await getTranslations({ locale, namespace: 'item.failed' })
  if (outcome === 'not-allowed') setAnswerStatus(403)
  return { failed: { title: t(`${outcome}.title`), text: t(`${outcome}.text`) } }
}
