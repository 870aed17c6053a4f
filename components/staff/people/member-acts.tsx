import { useTranslations } from 'next-intl'
import { ActForm } from '@/components/staff/form/act-form'
import type { StaffAction } from '@/components/staff/form/act-state'
import { RoleChoice } from '@/components/staff/people/role-choice'
import type { ListedMember } from '@/lib/staff/manage/list-members'

type Props = {
  member: ListedMember
  /** Whether it is oneself. */
  own: boolean
  acts: { giveRole: StaffAction; reset: StaffAction; end: StaffAction }
}

/** What an administrator can do with a member: the role, the second factor, the end. */
export function MemberActs({ member, own, acts }: Props) {
  const t = useTranslations('people')
  const pending = t('pending')
  return (
    <>
      <section>
        <h2>{t('giveRole')}</h2>
        <p>{t('giveRoleText')}</p>
        <ActForm action={acts.giveRole} button={t('giveRoleButton')} pending={pending} kind="plain">
          <RoleChoice chosen={member.role} />
        </ActForm>
      </section>
      {!own && (
        <section>
          <h2>{t('reset')}</h2>
          <p>{t('resetText')}</p>
          <ActForm
            action={acts.reset}
            button={t('resetButton')}
            pending={pending}
            kind="takes-away"
          />
        </section>
      )}
      <section>
        <h2>{t('end')}</h2>
        <p>{t('endText')}</p>
        <ActForm action={acts.end} button={t('endButton')} pending={pending} kind="takes-away" />
      </section>
    </>
  )
}
