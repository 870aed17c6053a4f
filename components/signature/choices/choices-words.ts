import { useTranslations } from 'next-intl'

/** The labels of the choices, in the page's language. */
export type ChoicesWords = Record<
  'showName' | 'showNameHint' | 'publicName' | 'publicNameHint' | 'updates',
  string
>

/**
 * The choices' labels for a component that cannot translate, since it is rendered as a client's.
 */
export function useChoicesWords(): ChoicesWords {
  const t = useTranslations('choices')
  return {
    showName: t('showName'),
    showNameHint: t('showNameHint'),
    publicName: t('publicName'),
    publicNameHint: t('publicNameHint'),
    updates: t('updates'),
  }
}
