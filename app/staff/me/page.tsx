import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { currentSession } from '@/app/staff/guard'
import { endIt, newCodes, removeWay, saveProfile } from '@/app/staff/me/actions'
import { signOut } from '@/app/staff/second-factor/actions'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { OwnFactors } from '@/components/staff/me/own-factors'
import { OwnProfile } from '@/components/staff/me/own-profile'
import { OwnSessions } from '@/components/staff/me/own-sessions'
import { Workspace } from '@/components/staff/shell/workspace'
import { readProfile } from '@/lib/staff/read-profile'
import { readFactors } from '@/lib/staff/second-factor/read-factors'
import { listSessions } from '@/lib/staff/session/list-sessions'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('shell.screens'))('me'))

/** A member's own account. */
export default staffPage(async function OwnAccountScreen(by) {
  const screens = await getTranslations('shell.screens')
  const t = await getTranslations('me')
  const state = await currentSession()
  const [profile, factors, sessions] = await Promise.all([
    readProfile(by),
    readFactors(by.id),
    listSessions(by.id),
  ])
  return (
    <Workspace by={by} current="me" title={screens('me')}>
      <OwnProfile profile={profile} save={saveProfile} />
      <OwnFactors factors={factors} removeWay={removeWay} newCodes={newCodes} />
      <OwnSessions
        sessions={sessions}
        own={'session' in state ? state.session.id : ''}
        endIt={endIt}
        signOut={signOut}
      />
      <section>
        <h2>{t('danger')}</h2>
        <p>
          <Link href="/staff/lock" prefetch={false}>
            {t('toLock')}
          </Link>
        </p>
      </section>
    </Workspace>
  )
})
