import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentSession } from '@/app/staff/guard'
import { addApp, finishAdding, startAdding } from '@/app/staff/second-factor/actions'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { Workspace } from '@/components/staff/shell/workspace'
import { Enrolment } from '@/components/staff/sign-in/enrolment'
import { appToAdd } from '@/lib/staff/second-factor/add-app'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('secondFactor'))('enrolTitle'))

/** One more way of giving the second factor. */
export default staffPage(async function AddWayScreen(by) {
  const state = await currentSession()
  if (!('session' in state)) redirect('/staff/me')
  const t = await getTranslations('secondFactor')
  return (
    <Workspace by={by} current="me" title={t('enrolTitle')}>
      <p>{t('oneApp')}</p>
      <Enrolment
        app={await appToAdd(state.session)}
        acts={{ addApp, startPasskey: startAdding, finishPasskey: finishAdding }}
        to="/staff/me"
      />
    </Workspace>
  )
})
