import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LanguageSwitch, type OtherLanguages } from '@/components/ui/language-switch'
import { Mark } from '@/components/ui/mark'
import { addressOf, type PageName } from '@/lib/i18n/routing'

type Props = {
  languages: OtherLanguages
  /** The entry of the navigation for this page. */
  current?: PageName
  /** Whether this is a page of text, in one column. */
  text?: boolean
  /** The data controller; `undefined` for a sample installation. */
  organisation: string | undefined
  children: ReactNode
}

type Entry = (typeof inHeader | typeof inFooter)[number]

const inHeader = ['defenders', 'campaigns', 'whyTheyFight', 'about'] as const
const inFooter = [...inHeader, 'unitedNations', 'privacy', 'accessibility'] as const

/** The frame of every page: the mark, the languages, the navigation, the data controller. */
export function PageFrame({ languages, current, text, organisation, children }: Props) {
  const t = useTranslations('site')
  const letters = useTranslations('letters')
  const locale = useLocale()
  const link = (page: Entry) => (
    <li key={page} className={page === 'whyTheyFight' ? 'roomy' : undefined}>
      <a href={addressOf(locale, page)} aria-current={page === current ? 'page' : undefined}>
        {t(page)}
      </a>
    </li>
  )
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
        <LanguageSwitch languages={languages} />
        <nav aria-label={t('navigation')}>
          <ul>{inHeader.map(link)}</ul>
        </nav>
      </header>
      <main id="content" className={text ? 'page' : undefined}>
        {children}
      </main>
      <footer className="footer">
        <p>{t('tagline')}.</p>
        <p>
          {t('dataController', { organisation: organisation ?? letters('sampleOrganisation') })}
        </p>
        <nav aria-label={t('allPages')}>
          <ul>{inFooter.map(link)}</ul>
        </nav>
      </footer>
    </div>
  )
}
