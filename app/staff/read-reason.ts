import { getTranslations } from 'next-intl/server'
import type { ActState } from '@/components/staff/form/act-state'
import { setAnswerStatus } from '@/lib/platform/request-protocol'
import type { StaffMember } from '@/lib/staff/staff-member'

const longest = 1_000
/** Characters that nobody sees or that turn a text around (Unicode's `Cc` but line breaks, `Cf`). */
const unseen = /(?![\n\r\t])[\p{Cc}\p{Cf}]/gu

/** The reason that an act asks for; where there is none, what the form says about it. */
export async function readReason(
  { locale }: StaffMember,
  data: FormData,
): Promise<string | ActState> {
  const given = data.get('reason')
  const typed = typeof given === 'string' ? given.replace(unseen, '').trim() : ''
  if (typed !== '' && Array.from(typed).length <= longest) return typed
  const t = await getTranslations({ locale, namespace: 'item.reason' })
  setAnswerStatus(422)
  const error = typed === '' ? t('missing') : t('tooLong', { longest })
  return { errors: { reason: error }, typed: { reason: typed } }
}
