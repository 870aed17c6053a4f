import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentSession } from '@/app/staff/guard'
import {
  addApp,
  finishAdding,
  finishProving,
  postpone,
  proveByCode,
  signOut,
  startAdding,
  startProving,
} from '@/app/staff/second-factor/actions'
import { entryPage, staffTitle } from '@/app/staff/staff-page'
import { wayBack } from '@/app/staff/way-back'
import { ActForm } from '@/components/staff/form/act-form'
import { Enrolment } from '@/components/staff/sign-in/enrolment'
import { Proof } from '@/components/staff/sign-in/proof'
import { currentRequest } from '@/lib/platform/request-protocol'
import { appToAdd } from '@/lib/staff/second-factor/add-app'
import { mayPostpone } from '@/lib/staff/second-factor/postpone-enrolment'
import { readFactors } from '@/lib/staff/second-factor/read-factors'

type Props = { searchParams: Promise<{ to?: string | string[] }> }

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('secondFactor'))('title'))

/** The second step of the sign-in: who has a second factor gives it, who has none adds one. */
export default entryPage(async function SecondFactorPage({ searchParams }: Props) {
  const to = wayBack((await searchParams).to)
  const state = await currentSession()
  if (!('session' in state)) redirect('/staff/sign-in')
  const t = await getTranslations('secondFactor')
  const signedIn = state.state === 'signed-in' && !state.postponed
  // What was sent a moment ago has its recovery codes to show.
  if (signedIn && !currentRequest().submitted) redirect(to)
  if (state.state === 'needs-second-factor' && state.enrolled) {
    const { passkeys } = await readFactors(state.session.memberId)
    return (
      <>
        <Proof
          hasPasskey={passkeys.length > 0}
          to={to}
          acts={{ proveByCode, startPasskey: startProving, finishPasskey: finishProving }}
        />
        <ActForm action={signOut} button={t('leave')} pending={t('pending')} kind="plain" />
      </>
    )
  }
  return (
    <>
      <h1>{t('enrolTitle')}</h1>
      <p>{t('enrolText')}</p>
      <Enrolment
        app={await appToAdd(state.session)}
        acts={{ addApp, startPasskey: startAdding, finishPasskey: finishAdding }}
        to={to}
      />
      {!signedIn && mayPostpone() && (
        <section>
          <p className="hint">{t('laterText')}</p>
          <ActForm action={postpone} button={t('later')} pending={t('pending')} kind="plain" />
        </section>
      )}
    </>
  )
})
