import { getTranslations } from 'next-intl/server'
import { approve, invite, refuse } from '@/app/staff/people/actions'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { InviteForm } from '@/components/staff/people/invite-form'
import { MemberLines } from '@/components/staff/people/member-lines'
import { WaitingChanges } from '@/components/staff/people/waiting-changes'
import { Workspace } from '@/components/staff/shell/workspace'
import { listChanges } from '@/lib/staff/manage/list-changes'
import { listMembers } from '@/lib/staff/manage/list-members'
import { mayDo } from '@/lib/staff/rights'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('shell.screens'))('people'))

/** Who is on the staff; administrators invite, and agree to what takes two of them. */
export default staffPage(async function PeopleScreen(by) {
  const screens = await getTranslations('shell.screens')
  const t = await getTranslations('people')
  const mayInvite = mayDo(by, 'inviteMember')
  const [members, changes] = await Promise.all([listMembers(), mayInvite ? listChanges() : []])
  return (
    <Workspace by={by} current="people" title={screens('people')}>
      <WaitingChanges changes={changes} memberId={by.id} approve={approve} refuse={refuse} />
      <MemberLines members={members} />
      {mayInvite ? (
        <InviteForm action={invite} locale={by.locale} />
      ) : (
        <p className="hint">{t('onlyAdministrators')}</p>
      )}
    </Workspace>
  )
})
