import Link from 'next/link'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { StateMark } from '@/components/staff/table/state-mark'
import type { ManagedCampaign } from '@/lib/campaigns/manage/list-managed-campaigns'
import { longDate } from '@/lib/i18n/long-date'

/** Campaigns, one line each: which, for whom, whether the public sees it, where it stands. */
export function CampaignLines({ lines }: { lines: ManagedCampaign[] }) {
  const t = useTranslations('lists')
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('columns.title')}</th>
          <th scope="col">{t('columns.state')}</th>
          <th scope="col" className="roomy">
            {t('columns.stage')}
          </th>
          <th scope="col" className="wide">
            {t('columns.defender')}
          </th>
          <th scope="col" className="wide">
            {t('columns.signatures')}
          </th>
          <th scope="col" className="wide">
            {t('columns.closes')}
          </th>
          <th scope="col">
            <span className="away">{t('columns.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <CampaignLine key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  )
}

function CampaignLine({ line }: { line: ManagedCampaign }) {
  const t = useTranslations('lists')
  const format = useFormatter()
  const locale = useLocale()
  const { id, title, titleLocale, state, stage, defender, signatures, closesAt, sample } = line
  return (
    <tr>
      <th scope="row">
        <Link href={`/staff/campaigns/${id}`} prefetch={false} lang={titleLocale}>
          {title}
        </Link>
        {sample && <span className="hint"> {t('sample')}</span>}
      </th>
      <td>
        <StateMark state={state} />
      </td>
      <td className="roomy">{t(`stages.${stage}`)}</td>
      <td className="wide">
        <Link href={`/staff/defenders/${defender.id}`} prefetch={false}>
          {defender.name}
        </Link>
      </td>
      <td className="wide">{format.number(signatures)}</td>
      <td className="wide">{closesAt ? longDate(locale, closesAt) : t('noEnd')}</td>
      <td>
        {(state === 'shown' || state === 'withheld') && (
          <Link href={`/staff/campaigns/${id}/take-down`} prefetch={false}>
            {t('takeDown')}
            <span className="away"> {title}</span>
          </Link>
        )}
      </td>
    </tr>
  )
}
