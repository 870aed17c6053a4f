import { getTranslations, setRequestLocale } from 'next-intl/server'
import { staffLocale } from '@/app/staff/guard'
import { staffTitle } from '@/app/staff/staff-page'
import { EntryFrame } from '@/components/staff/shell/entry-frame'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('shell'))('workspace'))

/** Stands here until the sign-in does. */
export default async function SignInPage() {
  setRequestLocale(await staffLocale())
  const t = await getTranslations('shell')
  return (
    <EntryFrame>
      <h1>{t('workspace')}</h1>
    </EntryFrame>
  )
}
