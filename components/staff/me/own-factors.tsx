import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { ActForm } from '@/components/staff/form/act-form'
import type { StaffAction } from '@/components/staff/form/act-state'
import { NewCodes } from '@/components/staff/me/new-codes'
import { useCodesWords } from '@/components/staff/sign-in/enrolment'
import type { FactorAction } from '@/components/staff/sign-in/factor-state'
import { shortDayAndTime } from '@/lib/i18n/day-and-time'
import type { Factors } from '@/lib/staff/second-factor/read-factors'

type Props = { factors: Factors; removeWay: StaffAction; newCodes: FactorAction }

/** The ways of giving the second factor that a member has. */
export function OwnFactors({ factors, removeWay, newCodes }: Props) {
  const t = useTranslations('me')
  const locale = useLocale()
  const codesWords = useCodesWords()
  const { app, passkeys, recoveryCodes } = factors
  const remove = { action: removeWay, button: t('remove'), pending: t('pending') }
  return (
    <section>
      <h2>{t('factors')}</h2>
      <ul className="rows">
        {app && (
          <li>
            <p>{t('app', { day: shortDayAndTime(locale, app) })}</p>
            <ActForm {...remove} kind="takes-away" />
          </li>
        )}
        {passkeys.map(({ id, addedAt }) => (
          <li key={id}>
            <p>{t('passkey', { day: shortDayAndTime(locale, addedAt) })}</p>
            <ActForm {...remove} kind="takes-away">
              <input type="hidden" name="passkey" value={id} />
            </ActForm>
          </li>
        ))}
      </ul>
      <p>
        <Link href="/staff/me/app" prefetch={false}>
          {t('addWay')}
        </Link>
      </p>
      <p>{t('codesLeft', { codes: recoveryCodes })}</p>
      <NewCodes
        action={newCodes}
        words={{ button: t('newCodes'), pending: t('pending') }}
        codesWords={codesWords}
      />
    </section>
  )
}
