import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { PublicState } from '@/lib/publishing/public-state'

type Props = {
  /** The item's own screen. */
  path: string
  state: PublicState
  /** Whether this member may show again what was taken down. */
  mayShow: boolean
  /** The person's own link hid them: it takes two members to show them again. */
  hiddenByOwnLink?: boolean
}

/** What can be done now about whether the public sees an item; what takes it away comes last. */
export function ItemActs({ path, state, mayShow, hiddenByOwnLink }: Props) {
  const t = useTranslations('item')
  const ownLink = useTranslations('ownLink')
  if (state === 'draft') return <p>{t('nothingToDo')}</p>
  if (state !== 'taken-down') {
    return (
      <Link className="button takes-away" href={`${path}/take-down`} prefetch={false}>
        {t('takeDown')}
      </Link>
    )
  }
  return (
    <ul>
      <li>
        <Link href={`${path}/take-down`} prefetch={false}>
          {t('seeProof')}
        </Link>
      </li>
      <li>
        {hiddenByOwnLink ? (
          <Link href={`${path}/link`} prefetch={false}>
            {ownLink('toLink')}
          </Link>
        ) : (
          <ShowAgain path={path} mayShow={mayShow} />
        )}
      </li>
    </ul>
  )
}

function ShowAgain({ path, mayShow }: Pick<Props, 'path' | 'mayShow'>) {
  const t = useTranslations('item')
  if (!mayShow) return t('showNotAllowed')
  return (
    <Link href={`${path}/show`} prefetch={false}>
      {t('show')}
    </Link>
  )
}
