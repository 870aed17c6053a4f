import { useTranslations } from 'next-intl'
import { type StaffRole, staffRoles } from '@/lib/staff/staff-role'

/** Which role somebody has, or is to have. */
export function RoleChoice({ chosen }: { chosen: StaffRole }) {
  const t = useTranslations('people')
  const roles = useTranslations('shell.roles')
  return (
    <div className="field">
      <label htmlFor="role">{t('columns.role')}</label>
      <p className="hint">{t('roleHint')}</p>
      <select className="input" id="role" name="role" defaultValue={chosen}>
        {staffRoles.map((role) => (
          <option key={role} value={role}>
            {roles(role)}
          </option>
        ))}
      </select>
    </div>
  )
}
