import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { isAuditedAct } from '@/lib/audit/audited-act'
import { isAuditedWord } from '@/lib/audit/audited-word'
import type { AuditLine } from '@/lib/audit/list-audit-entries'
import { shortDayAndTime } from '@/lib/i18n/day-and-time'

type Props = {
  lines: AuditLine[]
  /** On an item's own screen nobody needs to be told which it is. */
  ofOneItem?: boolean
}

/** Acts, one line each: when, who, what, and the reason where one was given. */
export function AuditLines({ lines, ofOneItem }: Props) {
  const t = useTranslations('log')
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('columns.at')}</th>
          <th scope="col">{t('columns.person')}</th>
          <th scope="col">{t('columns.act')}</th>
          {!ofOneItem && (
            <th scope="col" className="roomy">
              {t('columns.subject')}
            </th>
          )}
          <th scope="col" className="roomy">
            {t('columns.details')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} ofOneItem={ofOneItem} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ line, ofOneItem }: { line: AuditLine; ofOneItem: boolean | undefined }) {
  const t = useTranslations('log')
  const locale = useLocale()
  const { at, actor, person, act, part, edition, fields, reason } = line
  const inWords = (word: string) => (isAuditedWord(word) ? t(`words.${word}`) : word)
  const details = [
    ...(part ? [inWords(part)] : []),
    ...(edition === undefined ? [] : [t('edition', { edition })]),
    ...(fields.length > 0 ? [fields.map(inWords).join(', ')] : []),
    ...(reason ? [reason] : []),
  ]
  return (
    <tr>
      <td>
        <time dateTime={at.toISOString()}>{shortDayAndTime(locale, at)}</time>
      </td>
      <td>{person?.name ?? t(`actors.${actor}`)}</td>
      <td>{isAuditedAct(act) ? t(`acts.${act}`) : act}</td>
      {!ofOneItem && (
        <td className="roomy">
          <Subject line={line} />
        </td>
      )}
      <td className="roomy">{details.join(' · ')}</td>
    </tr>
  )
}

const screenOf: Record<string, string> = {
  defender: 'defenders',
  campaign: 'campaigns',
  // Of a shown name the log has the campaign alone.
  shown_name: 'campaigns',
}

function Subject({ line: { subject, subjectId, subjectName } }: { line: AuditLine }) {
  const t = useTranslations('log')
  const screen = screenOf[subject]
  const name = subjectName ?? t('unnamed')
  if (!screen || !subjectId) return subject === 'workspace' ? t('workspace') : name
  return (
    <Link href={`/staff/${screen}/${subjectId}`} prefetch={false}>
      {name}
    </Link>
  )
}
