import { useTranslations } from 'next-intl'
import type { ShownSigners } from '@/lib/campaigns/list-shown-signers'

type Props = Pick<ShownSigners, 'names' | 'more'>

/** The names of those who chose to be shown; nothing where there are none. */
export function ShownNames({ names, more }: Props) {
  const t = useTranslations('signers')
  if (names.length === 0) return null
  // Names may be the same: only their places tell them apart.
  const places = names.map((name, place) => ({ name, place }))
  return (
    <section className="petition stack">
      <h2>{t('names')}</h2>
      <p>{t('namesShown', { count: names.length + more })}</p>
      <ul className="names">
        {places.map(({ name, place }) => (
          <li key={place}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('namesMore', { count: more })}</p>}
    </section>
  )
}
