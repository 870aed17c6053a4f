import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type StaffScreen, screens } from '@/components/staff/shell/screens'
import { useShortcutWords } from '@/components/staff/shell/shortcut-words'
import { Shortcuts } from '@/components/staff/shell/shortcuts'
import { Mark } from '@/components/ui/mark'
import type { StaffMember } from '@/lib/staff/staff-member'

type Props = {
  by: StaffMember
  /** The screen's heading. */
  title: ReactNode
  /** Which entry of the navigation this screen belongs to. */
  current?: StaffScreen
  /** What stands beside the work: state, what is missing, what can be done now. */
  rail?: ReactNode
  /** What was typed into the search. */
  searched?: string
  children: ReactNode
}

/** What surrounds every screen of the workspace: one column of navigation, one of work, one rail. */
export function Workspace({ by, title, current, rail, searched, children }: Props) {
  const t = useTranslations('shell')
  return (
    <div className="workspace">
      <a className="skip" href="#work">
        {t('skip')}
      </a>
      <header className="bar">
        <Link className="brand" href="/staff" prefetch={false}>
          <Mark />
          Altaveu <span>{t('workspace')}</span>
        </Link>
        <search>
          <form className="find" action="/staff/search">
            <label className="away" htmlFor="find">
              {t('search')}
            </label>
            <input
              className="input"
              id="find"
              name="q"
              type="search"
              maxLength={100}
              autoComplete="off"
              defaultValue={searched}
            />
            <button className="button plain" type="submit">
              {t('find')}
            </button>
          </form>
        </search>
      </header>
      <nav className="ways" aria-label={t('navigation')}>
        <ul>
          {screens.map(({ name, path }) => (
            <li key={name}>
              <Link
                href={path}
                prefetch={false}
                aria-current={name === current ? 'page' : undefined}
              >
                {t(`screens.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
        <p className="who">
          {by.name}
          <span>{t(`roles.${by.role}`)}</span>
        </p>
        <p className="who">
          <Link href="/staff/lock" prefetch={false}>
            {t('lock')}
          </Link>
        </p>
        <Shortcuts words={useShortcutWords()} />
      </nav>
      <main id="work" className={rail ? 'with-rail' : undefined}>
        <h1>{title}</h1>
        {rail && (
          <aside className="rail" aria-label={t('rail')}>
            {rail}
          </aside>
        )}
        <div className="work">
          {by.withoutSecondFactor && (
            <p className="notice">
              {t('postponed')} <a href="/staff/second-factor">{t('addFactor')}</a>
            </p>
          )}
          {children}
        </div>
      </main>
    </div>
  )
}
