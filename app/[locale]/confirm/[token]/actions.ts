'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { refusedChoices } from '@/app/documents/refused-choices'
import { submittedTo } from '@/app/documents/submitted-to'
import { handleRequest, unavailable } from '@/app/handle-request'
import type { ChoicesState } from '@/components/signature/choices/choices-state'
import { stampedAddress } from '@/lib/signatures/act-stamp'
import { parseChoices, typedFrom } from '@/lib/signatures/choices-form'
import { confirmSignature } from '@/lib/signatures/confirm-signature'

/**
 * Confirms a letter's link, with the choices that its presser made. The page itself says what the
 * link is in any other state.
 */
export async function confirm(_before: ChoicesState, data: FormData): Promise<ChoicesState> {
  const parsed = parseChoices(data)
  if (!parsed.ok) return refusedChoices(parsed)
  const { locale, token } = submittedTo()
  const { choices } = parsed
  const result = await handleRequest('confirm', () => confirmSignature(token, choices), unavailable)
  switch (result.outcome) {
    case 'signed':
      return redirect(stampedAddress(locale, 'signed', result.campaign.slug))
    case 'unavailable': {
      const t = await getTranslations({ locale, namespace: 'confirm.failed' })
      return { failed: { title: t('title'), text: t('text') }, typed: typedFrom(choices) }
    }
    case 'already-signed':
    case 'too-late':
    case 'not-found':
      return {}
    default:
      return result satisfies never
  }
}
