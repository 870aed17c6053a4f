import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Mark } from '@/components/ui/mark'

/** What surrounds a screen that no member is known for: the steps of the sign-in, and faults. */
export function EntryFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('shell')
  return (
    <div className="entry-frame">
      <header className="bar">
        <p className="brand">
          <Mark />
          Altaveu <span>{t('workspace')}</span>
        </p>
      </header>
      <main className="entry" id="work">
        {children}
      </main>
    </div>
  )
}
