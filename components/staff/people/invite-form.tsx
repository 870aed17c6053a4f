import { useTranslations } from 'next-intl'
import type { StaffAction } from '@/components/staff/form/act-state'
import { ShortFieldForm } from '@/components/staff/form/short-field-form'
import { RoleChoice } from '@/components/staff/people/role-choice'
import { type Locale, locales } from '@/lib/i18n/routing'

type Props = { action: StaffAction; locale: Locale }

/** Invites somebody, who gets a letter with a link. */
export function InviteForm({ action, locale }: Props) {
  const t = useTranslations('people')
  const languages = useTranslations('item.languages')
  return (
    <section>
      <h2>{t('invite')}</h2>
      <p>{t('inviteText')}</p>
      <ShortFieldForm
        action={action}
        button={t('inviteButton')}
        pending={t('pending')}
        field={{ name: 'email', label: t('email'), type: 'email' }}
      >
        <RoleChoice chosen="editor" />
        <div className="field">
          <label htmlFor="locale">{t('locale')}</label>
          <select className="input" id="locale" name="locale" defaultValue={locale}>
            {locales.map((one) => (
              <option key={one} value={one}>
                {languages(one)}
              </option>
            ))}
          </select>
        </div>
      </ShortFieldForm>
    </section>
  )
}
