import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ActForm } from '@/components/staff/form/act-form'
import type { StaffAction } from '@/components/staff/form/act-state'
import { Workspace } from '@/components/staff/shell/workspace'
import { TakeDownProofTable } from '@/components/staff/take-down/take-down-proof'
import { WhatRemains } from '@/components/staff/take-down/what-remains'
import type { Locale } from '@/lib/i18n/routing'
import type { PublicState } from '@/lib/publishing/public-state'
import type { StaffMember } from '@/lib/staff/staff-member'
import type { TakeDownProof } from '@/lib/take-down/read-take-down-proof'

type Props = {
  by: StaffMember
  item: {
    kind: 'defender' | 'campaign'
    path: string
    name: string
    nameLocale: Locale
    state: PublicState
  }
  /** Once it is taken down. */
  proof: TakeDownProof | undefined
  /** Its public addresses, for whoever asks others to forget them. */
  addresses: string[]
  takeDown: StaffAction
  checkAgain: StaffAction
}

/** The screen on which somebody or something is taken down, and afterwards the proof of it. */
export function TakeDownScreen(props: Props) {
  const t = useTranslations('takeDown')
  const { by, item } = props
  return (
    <Workspace
      by={by}
      current={item.kind === 'defender' ? 'defenders' : 'campaigns'}
      title={
        <>
          {t('title')}: <span lang={item.nameLocale}>{item.name}</span>
        </>
      }
    >
      {item.state === 'taken-down' ? <AfterTakeDown {...props} /> : <BeforeTakeDown {...props} />}
      <p>
        <Link href={item.path} prefetch={false}>
          {t(`back.${item.kind}`)}
        </Link>
      </p>
    </Workspace>
  )
}

function BeforeTakeDown({ item, takeDown }: Props) {
  const t = useTranslations('takeDown')
  if (item.state === 'draft') return <p>{t('notPublic')}</p>
  return (
    <section>
      <p>{t(`explains.${item.kind}`)}</p>
      <p>{t('undone')}</p>
      <ActForm
        action={takeDown}
        button={t('confirm', { name: item.name })}
        pending={t('pending')}
        kind="takes-away"
      />
    </section>
  )
}

function AfterTakeDown({ item, proof, addresses, checkAgain }: Props) {
  const t = useTranslations('takeDown')
  return (
    <>
      <p className="notice done">{t('done')}</p>
      {proof && <TakeDownProofTable proof={proof} address={`${item.path}/take-down`} />}
      <ActForm action={checkAgain} button={t('checkAgain')} pending={t('pending')} kind="plain" />
      <WhatRemains addresses={addresses} />
    </>
  )
}
