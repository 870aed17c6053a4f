import { useLocale } from 'next-intl'
import { Fragment } from 'react'
import type { DefenderSummary } from '@/lib/defenders/list-defenders'

/** The rights somebody defends in one line, each with the programme's note about it. */
export function RightNames({ rights }: Pick<DefenderSummary, 'rights'>) {
  const locale = useLocale()
  const lang = (text: string | undefined) => (text === locale ? undefined : text)
  return rights.map(({ id, name, nameLocale, note, noteLocale }, index) => (
    <Fragment key={id}>
      {index > 0 && '; '}
      <span lang={lang(nameLocale)}>{name}</span>
      {note && (
        <>
          {' '}
          (<span lang={lang(noteLocale)}>{note}</span>)
        </>
      )}
    </Fragment>
  ))
}
