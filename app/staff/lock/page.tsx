import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { lock } from '@/app/staff/lock/actions'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { ActForm } from '@/components/staff/form/act-form'
import { Workspace } from '@/components/staff/shell/workspace'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('people'))('lock.title'))

/** One confirmation, for any member: the workspace is locked until the command line unlocks it. */
export default staffPage(async function LockScreen(by) {
  const t = await getTranslations('people')
  return (
    <Workspace by={by} title={t('lock.title')}>
      <p>{t('lock.text')}</p>
      <p>{t('lock.undone')}</p>
      <ActForm action={lock} button={t('lock.confirm')} pending={t('pending')} kind="takes-away" />
      <p>
        <Link href="/staff" prefetch={false}>
          {t('lock.back')}
        </Link>
      </p>
    </Workspace>
  )
})
