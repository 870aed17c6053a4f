import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { type ItemParams, itemId } from '@/app/staff/item-address'
import { end, giveRole, reset } from '@/app/staff/people/[id]/actions'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { MemberActs } from '@/components/staff/people/member-acts'
import { memberState } from '@/components/staff/people/member-lines'
import { Workspace } from '@/components/staff/shell/workspace'
import { listMembers } from '@/lib/staff/manage/list-members'
import { mayDo } from '@/lib/staff/rights'

const doneNotes = [
  'invited',
  'invited-again',
  'invited-as-editor',
  'already-on-staff',
  'changed',
  'reset',
  'ended',
  'waits-for-approval',
] as const

type Props = ItemParams & { searchParams: Promise<{ done?: string | string[] }> }

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('shell.screens'))('people'))

/** One member of the staff, and what an administrator can do. */
export default staffPage(async function MemberScreen(by, props: Props) {
  const id = await itemId(props)
  const { done } = await props.searchParams
  const member = (await listMembers()).find((one) => one.id === id)
  if (!member) notFound()
  const t = await getTranslations('people')
  const roles = await getTranslations('shell.roles')
  const note = doneNotes.find((one) => one === done)
  const mayChange = mayDo(by, 'changeRole') && !member.endedAt
  return (
    <Workspace by={by} current="people" title={member.name || member.email}>
      {note && (
        <p className="notice done" role="status">
          {t(`done.${note}`)}
        </p>
      )}
      <p>
        {roles(member.role)} · {t(`states.${memberState(member)}`)} · {member.email}
      </p>
      {mayChange && (
        <MemberActs member={member} own={member.id === by.id} acts={{ giveRole, reset, end }} />
      )}
      {!mayDo(by, 'changeRole') && <p className="hint">{t('onlyAdministrators')}</p>}
      <p>
        <Link href="/staff/people" prefetch={false}>
          {t('back')}
        </Link>
      </p>
    </Workspace>
  )
})
