'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ActState } from '@/components/signature/own-page/act-state'
import { addressOf, defaultLocale, isLocale } from '@/lib/i18n/routing'
import { log } from '@/lib/platform/log'
import { confirmSignature } from '@/lib/signatures/confirm-signature'

/** The button behind a letter's link. Whatever else the link is by then, its page says itself. */
export async function confirm(_before: ActState, data: FormData): Promise<ActState> {
  const given = data.get('locale')
  const locale = isLocale(given) ? given : defaultLocale
  const requestId = (await headers()).get('x-altaveu-request-id')
  const result = await confirmSignature(String(data.get('token'))).catch((error: unknown) => {
    log.error('A signature could not be confirmed', { error, requestId })
    return { outcome: 'failed' } as const
  })
  switch (result.outcome) {
    case 'signed':
      return redirect(addressOf(locale, 'signed', { slug: result.campaign.slug }))
    case 'failed': {
      const t = await getTranslations({ locale, namespace: 'confirm.failed' })
      return { failed: { status: 503, title: t('title'), text: t('text') } }
    }
    case 'already-signed':
    case 'too-late':
    case 'nothing-held':
      return {}
    default:
      return result satisfies never
  }
}
