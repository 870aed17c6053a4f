import { useTranslations } from 'next-intl'
import type { StaffAction } from '@/components/staff/form/act-state'
import { ShortFieldForm } from '@/components/staff/form/short-field-form'
import { locales } from '@/lib/i18n/routing'
import type { Profile } from '@/lib/staff/profile-form'

type Props = { profile: Profile & { email: string }; save: StaffAction }

/** What a member says of themselves, and where their letters go. */
export function OwnProfile({ profile, save }: Props) {
  const t = useTranslations('me')
  const languages = useTranslations('item.languages')
  return (
    <section>
      <h2>{t('profile')}</h2>
      <p>{t('address', { email: profile.email })}</p>
      <p className="hint">{t('letters')}</p>
      <ShortFieldForm
        action={save}
        button={t('save')}
        pending={t('pending')}
        kind="plain"
        field={{
          ...{ name: 'name', label: t('name'), hint: t('nameHint'), value: profile.name },
          autoComplete: 'name',
        }}
      >
        <div className="field">
          <label htmlFor="locale">{t('language')}</label>
          <select className="input" id="locale" name="locale" defaultValue={profile.locale}>
            {locales.map((locale) => (
              <option key={locale} value={locale}>
                {languages(locale)}
              </option>
            ))}
          </select>
        </div>
      </ShortFieldForm>
    </section>
  )
}
