'use server'

import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { LinkState } from '@/components/signature/sign-state'
import { faultWords } from '@/lib/i18n/fault-words'
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing'
import { isDatabaseAway } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { askForLink } from '@/lib/signatures/ask-for-link'
import { formDataFields, parseEmailField } from '@/lib/signatures/signature-form'

/** Takes the question for a lost link. What it answers is the same whoever has signed. */
export async function askForIt(_before: LinkState, data: FormData): Promise<LinkState> {
  const given = formDataFields(data)
  const typed = [given.email ?? ''].flat()[0] ?? ''
  const locale = isLocale(given.locale) ? given.locale : defaultLocale
  const asked = await headers()

  const seconds = Number(asked.get('x-altaveu-refused'))
  if (seconds > 0)
    return { typed, status: 429, notice: await notice(locale, 'refused', { seconds }) }

  const parsed = parseEmailField(given.email)
  if (!parsed.ok) {
    const errors = await faultWords(locale, { email: parsed.fault })
    return { typed, status: 422, notice: await notice(locale, 'check'), errors }
  }
  const slug = String(data.get('slug') ?? '')
  const result = await askForLink(slug, parsed.email, locale).catch((error: unknown) => {
    const requestId = asked.get('x-altaveu-request-id')
    log.error('A link could not be asked for', { error, requestId, away: isDatabaseAway(error) })
    return { outcome: 'unavailable' } as const
  })
  switch (result.outcome) {
    case 'mail-is-coming':
      return { typed: '', taken: true }
    case 'unknown-campaign':
      return notFound()
    case 'unavailable':
      return { typed, status: 503, notice: await notice(locale, 'unavailable') }
    default:
      return result satisfies never
  }
}

type NoticeName = 'check' | 'refused' | 'unavailable'

async function notice(locale: Locale, name: NoticeName, values: { seconds?: number } = {}) {
  const t = await getTranslations({ locale, namespace: 'lostLink' })
  const text = t(`${name}.text`, { seconds: values.seconds ?? 0 })
  return { title: t(`${name}.title`), text }
}
