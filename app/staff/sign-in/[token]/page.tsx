import { getTranslations } from 'next-intl/server'
import { signIn } from '@/app/staff/sign-in/[token]/actions'
import { entryPage, staffTitle } from '@/app/staff/staff-page'
import { ActForm } from '@/components/staff/form/act-form'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('signIn'))('title'))

/** The page behind a letter's link: it shows a button and changes nothing, however often it is fetched. */
export default entryPage(async function LinkPage() {
  const t = await getTranslations('signIn')
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('press')}</p>
      <ActForm action={signIn} button={t('enter')} pending={t('pending')} />
      <p>
        <a href="/staff/sign-in">{t('again')}</a>
      </p>
    </>
  )
})
