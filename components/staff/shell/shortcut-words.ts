import { useTranslations } from 'next-intl'
import { screens } from '@/components/staff/shell/screens'

/** The browser loads no messages: what its part of the shell says is handed to it. */
export function useShortcutWords() {
  const t = useTranslations('shell')
  return {
    open: t('shortcuts.open'),
    title: t('shortcuts.title'),
    find: t('shortcuts.find'),
    all: t('shortcuts.all'),
    goTo: screens.map(({ name, letter, path }) => ({
      letter,
      path,
      text: t(`screens.${name}`),
    })),
    inUse: t('shortcuts.inUse'),
    close: t('shortcuts.close'),
  }
}

export type ShortcutWords = ReturnType<typeof useShortcutWords>
