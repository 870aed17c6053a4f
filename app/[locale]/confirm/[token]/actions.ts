'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { submittedTo } from '@/app/documents/submitted-to'
import { handleRequest, unavailable } from '@/app/handle-request'
import type { ActState } from '@/components/signature/own-page/act-state'
import { addressOf } from '@/lib/i18n/routing'
import { confirmSignature } from '@/lib/signatures/confirm-signature'

/** The button behind a letter's link. Whatever else the link is by then, its page says itself. */
export async function confirm(_before: ActState, _data: FormData): Promise<ActState> {
  const { locale, token } = submittedTo()
  const result = await handleRequest('confirm', () => confirmSignature(token), unavailable)
  switch (result.outcome) {
    case 'signed':
      return redirect(addressOf(locale, 'signed', { slug: result.campaign.slug }))
    case 'unavailable': {
      const t = await getTranslations({ locale, namespace: 'confirm.failed' })
      return { failed: { title: t('title'), text: t('text') } }
    }
    case 'already-signed':
    case 'too-late':
    case 'nothing-held':
      return {}
    default:
      return result satisfies never
  }
}
