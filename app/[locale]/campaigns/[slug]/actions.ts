'use server'

import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { FormValues, SignState, TypoQuestion } from '@/components/signature/sign-state'
import { faultWords } from '@/lib/i18n/fault-words'
import { addressOf, defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing'
import { isDatabaseAway } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { suggestAddress } from '@/lib/signatures/domain-typo'
import { signCampaign } from '@/lib/signatures/sign-campaign'
import {
  type Field,
  formDataFields,
  parseSignatureForm,
  type SignatureForm,
} from '@/lib/signatures/signature-form'

/**
 * Takes the form to sign. A sound one leads on, after one more question where its address looks like
 * a slip; any other comes back with what was typed.
 */
export async function sign(_before: SignState, data: FormData): Promise<SignState> {
  const meant = chosenEmail(data)
  const fields = { ...formDataFields(data), ...(meant === undefined ? {} : { email: meant }) }
  const typed = typedIn(fields)
  const locale = isLocale(fields.locale) ? fields.locale : defaultLocale
  const asked = await headers()

  const seconds = Number(asked.get('x-altaveu-refused'))
  if (seconds > 0)
    return { typed, status: 429, notice: await notice(locale, 'refused', { seconds }) }

  const parsed = parseSignatureForm(fields)
  if (!parsed.ok) {
    const errors = await faultWords(locale, parsed.faults)
    return { typed, status: 422, notice: await notice(locale, 'check'), errors }
  }
  const suggested = meant === undefined ? suggestAddress(parsed.form.email) : undefined
  if (suggested !== undefined) {
    return { typed, typo: await typoQuestion(locale, parsed.form.email.typed, suggested) }
  }
  const slug = String(data.get('slug') ?? '')
  return signed(slug, parsed.form, typed, asked.get('x-altaveu-request-id'))
}

async function signed(
  slug: string,
  form: SignatureForm,
  typed: FormValues,
  requestId: string | null,
): Promise<SignState> {
  const { locale } = form
  const result = await signCampaign(slug, form).catch((error: unknown) => {
    log.error('A signature could not be taken', { error, requestId, away: isDatabaseAway(error) })
    return { outcome: 'unavailable' } as const
  })
  switch (result.outcome) {
    case 'mail-is-coming':
      return redirect(addressOf(locale, 'checkYourInbox', { slug }))
    case 'unknown-campaign':
      return notFound()
    case 'over':
      return { typed, status: 409, notice: await notice(locale, 'tooLate') }
    case 'text-changed': {
      const again = { ...typed, consent: false }
      return { typed: again, status: 409, notice: await notice(locale, 'textChanged') }
    }
    case 'unavailable':
      return { typed, status: 503, notice: await notice(locale, 'unavailable') }
    default:
      return result satisfies never
  }
}

/** The answer to "did you mean": an address in full, which stands for what is in the field. */
function chosenEmail(data: FormData): string | undefined {
  const [address, ...others] = data.getAll('chosenEmail')
  return typeof address === 'string' && others.length === 0 ? address : undefined
}

async function typoQuestion(
  locale: Locale,
  typed: string,
  suggested: string,
): Promise<TypoQuestion> {
  const t = await getTranslations({ locale, namespace: 'typo' })
  return {
    title: t('title', { suggested }),
    text: t('text', { typed }),
    answers: [
      { address: suggested, words: t('suggested', { suggested }) },
      { address: typed, words: t('typed', { typed }) },
    ],
  }
}

function typedIn(fields: Partial<Record<Field, string | string[]>>): FormValues {
  const text = (field: Field) => [fields[field] ?? ''].flat()[0] ?? ''
  const ticked = (field: Field) => fields[field] === 'on'
  return {
    name: text('name'),
    email: text('email'),
    country: text('country'),
    showName: ticked('showName'),
    updates: ticked('updates'),
    consent: ticked('consent'),
    version: text('version'),
    website: text('website'),
  }
}

type NoticeName = 'check' | 'refused' | 'unavailable' | 'textChanged' | 'tooLate'

async function notice(locale: Locale, name: NoticeName, values: { seconds?: number } = {}) {
  const t = await getTranslations({ locale, namespace: 'signature' })
  const text = t(`${name}.text`, { seconds: values.seconds ?? 0 })
  return { title: t(`${name}.title`), text }
}
