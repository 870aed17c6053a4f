import { useLocale, useTranslations } from 'next-intl'
import { directoryAddress } from '@/lib/defenders/directory-query'
import type { DefenderProfile } from '@/lib/defenders/read-defender'
import type { Locale } from '@/lib/i18n/routing'
import type { Right } from '@/lib/rights/list-rights'

type Props = { defender: DefenderProfile; rights: Right[] }

/**
 * The rights a person defends: each with the programme's note about it, what it is, and the link to
 * all who defend it.
 */
export function DefendedRights({ defender, rights }: Props) {
  const t = useTranslations('defender')
  const locale = useLocale()
  const lang = (text: Locale | undefined) => (text === locale ? undefined : text)
  const rightsById = new Map(rights.map((right) => [right.id, right]))
  return (
    <section>
      <h2>{t('defends')}</h2>
      <ul className="rights column">
        {defender.rights.map(({ id, name, nameLocale, note, noteLocale }) => {
          const right = rightsById.get(id)
          return (
            <li key={id}>
              <h3 lang={lang(nameLocale)}>
                <a href={directoryAddress(locale, { right: id })}>{name}</a>
              </h3>
              {note && (
                <p className="sentence" lang={lang(noteLocale)}>
                  {note}
                </p>
              )}
              {right?.about && <p lang={lang(right.textLocale)}>{right.about}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
