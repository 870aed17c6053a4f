import { useTranslations } from 'next-intl'
import type { ShownSigners } from '@/lib/campaigns/list-shown-signers'

type Props = Pick<ShownSigners, 'names' | 'more'>

/** How many names are visible on the page; the others unfold. */
const open = 60

/** The names of the signers who chose to be shown; nothing where there are none. */
export function ShownNames({ names, more }: Props) {
  const t = useTranslations('signers')
  if (names.length === 0) return null
  const folded = names.slice(open)
  return (
    <section className="petition column stack">
      <h2>{t('names')}</h2>
      <p>{t('namesShown', { count: names.length + more })}</p>
      <Names names={names.slice(0, open)} />
      {folded.length > 0 && (
        <details>
          <summary>{t('namesFolded', { count: folded.length })}</summary>
          <Names names={folded} />
          {more > 0 && <p>{t('namesMore', { count: more })}</p>}
        </details>
      )}
    </section>
  )
}

function Names({ names }: { names: readonly string[] }) {
  // Some names may be the same, so their positions are the keys.
  const places = names.map((name, place) => ({ name, place }))
  return (
    <ul className="signer-names">
      {places.map(({ name, place }) => (
        <li key={place}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  )
}
