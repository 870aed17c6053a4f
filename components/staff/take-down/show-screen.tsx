import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ActForm } from '@/components/staff/form/act-form'
import type { StaffAction } from '@/components/staff/form/act-state'
import { Workspace } from '@/components/staff/shell/workspace'
import type { Locale } from '@/lib/i18n/routing'
import type { PublicState } from '@/lib/publishing/public-state'
import type { StaffMember } from '@/lib/staff/staff-member'

type Props = {
  by: StaffMember
  item: {
    kind: 'defender' | 'campaign'
    path: string
    name: string
    nameLocale: Locale
    state: PublicState
  }
  mayShow: boolean
  /** The person's own link hid them, so that nobody shows them again alone. */
  hiddenByOwnLink?: boolean
  show: StaffAction
}

/** The screen on which a take-down is undone, with a reason. Whoever may not is told who may. */
export function ShowScreen({ by, ...props }: Props) {
  const { item } = props
  const t = useTranslations('takeDown')
  return (
    <Workspace
      by={by}
      current={item.kind === 'defender' ? 'defenders' : 'campaigns'}
      title={
        <>
          {t('show.title')}: <span lang={item.nameLocale}>{item.name}</span>
        </>
      }
    >
      <ShowForm {...props} />
      <p>
        <Link href={item.path} prefetch={false}>
          {t(`back.${item.kind}`)}
        </Link>
      </p>
    </Workspace>
  )
}

function ShowForm({ item, mayShow, hiddenByOwnLink, show }: Omit<Props, 'by'>) {
  const t = useTranslations('takeDown')
  if (item.state !== 'taken-down') return <p>{t('show.notTakenDown')}</p>
  if (hiddenByOwnLink) return <OwnLinkNote path={item.path} />
  if (!mayShow) return <p>{t('show.notAllowed')}</p>
  return (
    <section>
      <p>{t(`show.explains.${item.kind}`)}</p>
      <ActForm
        action={show}
        button={t('show.confirm')}
        pending={t('pending')}
        field={{ name: 'reason', label: t('show.reason'), hint: t('show.reasonHint') }}
      />
    </section>
  )
}

function OwnLinkNote({ path }: { path: string }) {
  const t = useTranslations('ownLink')
  return (
    <p>
      {t('showNeedsTwo')}{' '}
      <Link href={`${path}/link`} prefetch={false}>
        {t('toLink')}
      </Link>
    </p>
  )
}
