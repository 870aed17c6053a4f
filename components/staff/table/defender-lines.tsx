import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { HiddenNote } from '@/components/staff/hiding/hidden-note'
import { StateMark } from '@/components/staff/table/state-mark'
import type { ManagedDefender } from '@/lib/defenders/manage/list-managed-defenders'
import { countryName } from '@/lib/i18n/countries'
import { locales } from '@/lib/i18n/routing'

/** Defenders, one line each: who, whether and why the public sees them, and the way to take them down. */
export function DefenderLines({ lines }: { lines: ManagedDefender[] }) {
  const t = useTranslations('lists')
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('columns.name')}</th>
          <th scope="col">{t('columns.state')}</th>
          <th scope="col" className="roomy">
            {t('columns.basis')}
          </th>
          <th scope="col" className="wide">
            {t('columns.situation')}
          </th>
          <th scope="col" className="wide">
            {t('columns.country')}
          </th>
          <th scope="col" className="wide">
            {t('columns.languages')}
          </th>
          <th scope="col">
            <span className="away">{t('columns.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <DefenderLine key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  )
}

function DefenderLine({ line }: { line: ManagedDefender }) {
  const t = useTranslations('lists')
  const situations = useTranslations('situation')
  const locale = useLocale()
  const { id, name, nameLocale, state, basis, situation, country, ready, sample, hidden } = line
  const missing = locales.filter((one) => !ready.includes(one))
  return (
    <tr>
      <th scope="row">
        <Link href={`/staff/defenders/${id}`} prefetch={false} lang={nameLocale}>
          {name}
        </Link>
        {sample && <span className="hint"> {t('sample')}</span>}
      </th>
      <td>
        <StateMark state={state} />
        <HiddenNote hidden={hidden} />
      </td>
      <td className="roomy">{basis ? t(`bases.${basis}`) : t('bases.none')}</td>
      <td className="wide">{situations(situation)}</td>
      <td className="wide">
        {country ? (countryName(locale, country) ?? country) : t('unstated')}
      </td>
      <td className="wide">
        {missing.length === 0
          ? t('allLanguages')
          : t('missingLanguages', { languages: missing.join(', ') })}
      </td>
      <td>
        {(state === 'shown' || state === 'withheld') && (
          <Link href={`/staff/defenders/${id}/take-down`} prefetch={false}>
            {t('takeDown')}
            <span className="away"> {name}</span>
          </Link>
        )}
      </td>
    </tr>
  )
}
