import { useTranslations } from 'next-intl'
import { Workspace } from '@/components/staff/shell/workspace'
import type { StaffMember } from '@/lib/staff/staff-member'

/** The same for an address that never was and for what this member may not see. */
export function MissingScreen({ by }: { by: StaffMember }) {
  const t = useTranslations('shell.missing')
  return (
    <Workspace by={by} title={t('title')}>
      <p>{t('text')}</p>
    </Workspace>
  )
}
