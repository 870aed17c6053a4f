import Link from 'next/link'
import { useTranslations } from 'next-intl'

type Props = {
  /** Where the list begins; `undefined` on its first page. */
  first: string | undefined
  /** Where it goes on; `undefined` on its last page. */
  next: string | undefined
}

/** The ways through a list that is longer than a page. */
export function ListPaging({ first, next }: Props) {
  const t = useTranslations('lists')
  if (!first && !next) return null
  return (
    <nav className="pages" aria-label={t('pages')}>
      {first && (
        <Link href={first} prefetch={false}>
          {t('first')}
        </Link>
      )}
      {next && (
        <Link href={next} prefetch={false}>
          {t('next')}
        </Link>
      )}
    </nav>
  )
}
