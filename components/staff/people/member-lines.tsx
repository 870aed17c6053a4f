import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { shortDayAndTime } from '@/lib/i18n/day-and-time'
import type { ListedMember } from '@/lib/staff/manage/list-members'

/** Who is on the staff, one line each. */
export function MemberLines({ members }: { members: ListedMember[] }) {
  const t = useTranslations('people')
  const roles = useTranslations('shell.roles')
  const locale = useLocale()
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('columns.name')}</th>
          <th scope="col">{t('columns.role')}</th>
          <th scope="col">{t('columns.state')}</th>
          <th scope="col" className="roomy">
            {t('columns.seen')}
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <th scope="row">
              <Link href={`/staff/people/${member.id}`} prefetch={false}>
                {member.name || member.email}
              </Link>
            </th>
            <td>{roles(member.role)}</td>
            <td>{t(`states.${memberState(member)}`)}</td>
            <td className="roomy">{member.seenAt && shortDayAndTime(locale, member.seenAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a member's line says of them. */
export function memberState({ endedAt, joinedAt, enrolled }: ListedMember) {
  if (endedAt) return 'ended'
  if (!joinedAt) return 'invited'
  return enrolled ? 'active' : 'withoutFactor'
}
