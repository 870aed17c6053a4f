import { getTranslations } from 'next-intl/server'
import type { TypoQuestion } from '@/components/signature/sign-state'
import type { Locale } from '@/lib/i18n/routing'
import { findPunctuationTypo } from '@/lib/signatures/address/address-punctuation'
import { suggestAddress } from '@/lib/signatures/address/domain-typo'
import { parseEmailAddress } from '@/lib/signatures/address/email-address'

/** The answer to "did you mean": an address in full, which replaces the one in the field. */
export function chosenEmail(data: FormData): string | undefined {
  const [address, ...others] = data.getAll('chosenEmail')
  return typeof address === 'string' && others.length === 0 ? address : undefined
}

/** Asks which of two addresses is right: the one that was typed, or one at a likelier domain. */
export async function typoQuestion(
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

/**
 * Offers the address without its typo of punctuation; `undefined` where there is no obvious one.
 * The typed text is no choice, since no mail can be sent to it.
 */
export async function repairQuestion(
  locale: Locale,
  typed: string,
): Promise<TypoQuestion | undefined> {
  const repaired = parseEmailAddress(findPunctuationTypo(typed)?.suggested ?? '')
  if (repaired === undefined) return undefined
  const likelier = suggestAddress(repaired)
  const choices = likelier === undefined ? [repaired.typed] : [likelier, repaired.typed]
  const t = await getTranslations({ locale, namespace: 'typo' })
  return {
    title: t('title', { suggested: choices[0] ?? '' }),
    text: t('repaired'),
    answers: choices.map((address) => ({ address, words: t('sendTo', { address }) })),
  }
}
