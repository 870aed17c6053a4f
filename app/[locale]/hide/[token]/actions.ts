'use server'

import { getTranslations } from 'next-intl/server'
import { submittedTo } from '@/app/documents/submitted-to'
import { handleRequest, unavailable } from '@/app/handle-request'
import type { ActState } from '@/components/signature/own-page/act-state'
import { hideByLink } from '@/lib/defenders/hiding/hide-by-link'

/** Hides what the pressed button names: the face, or else everything. */
export async function hide(_before: ActState, data: FormData): Promise<ActState> {
  const { locale, token } = submittedTo()
  const part = data.get('part') === 'face' ? 'face' : 'person'
  const result = await handleRequest('hide by link', () => hideByLink(token, part), unavailable)
  switch (result.outcome) {
    case 'received':
      return { done: true }
    case 'unavailable': {
      const t = await getTranslations({ locale, namespace: 'hide.failed' })
      return { failed: { title: t('title'), text: t('text') } }
    }
    default:
      return result satisfies never
  }
}
