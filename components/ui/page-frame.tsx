import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LanguageSwitch, type OtherLanguages } from '@/components/ui/language-switch'
import { Mark } from '@/components/ui/mark'
import { addressOf } from '@/lib/i18n/routing'

type Props = {
  languages: OtherLanguages
  /** Which entry of the navigation this page is. */
  current?: 'home' | 'campaigns' | 'privacy'
  /** A page of text, in one column. */
  text?: boolean
  /** Who answers for the site; `undefined` for nobody, a sample. */
  organisation: string | undefined
  children: ReactNode
}

/** What surrounds every page: the mark, the way to the campaigns, the languages, who is responsible. */
export function PageFrame({ languages, current, text, organisation, children }: Props) {
  const t = useTranslations('site')
  const letters = useTranslations('letters')
  const locale = useLocale()
  const mark = (page: Props['current']) => (page === current ? 'page' : undefined)
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="banner">
        <a className="brand" href={addressOf(locale, 'home')}>
          <Mark />
          Altaveu
        </a>
        <nav aria-label={t('navigation')}>
          <a href={addressOf(locale, 'campaigns')} aria-current={mark('campaigns')}>
            {t('campaigns')}
          </a>
          <LanguageSwitch languages={languages} />
        </nav>
      </header>
      <main id="content" className={text ? 'page' : undefined}>
        {children}
      </main>
      <footer className="footer">
        <p>{t('tagline')}.</p>
        <p>{t('responsible', { organisation: organisation ?? letters('sampleOrganisation') })}</p>
        <p>
          <a href={addressOf(locale, 'campaigns')}>{t('campaigns')}</a>
          <a href={addressOf(locale, 'privacy')} aria-current={mark('privacy')}>
            {t('privacy')}
          </a>
        </p>
      </footer>
    </div>
  )
}
