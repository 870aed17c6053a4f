import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Identity } from '@/lib/defenders/identity/manage/look-at-identities'

/** The other names by which a person is or was shown, the first one first. */
export function IdentityLines({ others }: { others: readonly Identity[] }) {
  const t = useTranslations('pseudonym')
  return (
    <section>
      <h2>{t('others')}</h2>
      <ul className="lines">
        {others.map(({ id, name, retired }) => (
          <li key={id}>
            <Link href={`/staff/defenders/${id}`} prefetch={false}>
              {name}
            </Link>{' '}
            <span>{retired ? t('left') : t('current')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
