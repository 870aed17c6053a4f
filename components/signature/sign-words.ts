import { useTranslations } from 'next-intl'
import type { SignWords } from '@/components/signature/sign-fields'

/** The form's words, for a component that cannot translate: it is rendered as a client's. */
export function useSignWords(): SignWords {
  const t = useTranslations('signature')
  return {
    heading: t('heading'),
    name: t('name'),
    nameHint: t('nameHint'),
    email: t('email'),
    emailHint: t('emailHint'),
    country: t('country'),
    countryHint: t('countryHint'),
    countryNone: t('countryNone'),
    consent: t('consent'),
    button: t('button'),
    website: t('website'),
  }
}
