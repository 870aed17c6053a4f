import { useLocale, useTranslations } from 'next-intl'
import { ExtendForm } from '@/components/staff/consent/extend-form'
import { ActForm } from '@/components/staff/form/act-form'
import type { StaffAction } from '@/components/staff/form/act-state'
import type { ConsentEntry, ConsentRegister } from '@/lib/defenders/consent/manage/look-at-consents'
import { dayAndTime } from '@/lib/i18n/day-and-time'
import { longDay } from '@/lib/i18n/long-date'

/** What is covered now, for the site and for campaigns. */
export function CoveredNow({ covered, hidden }: ConsentRegister) {
  const t = useTranslations('consent')
  const scopes = (list: ConsentRegister['covered']['site']) =>
    list.length === 0 ? t('nothing') : list.map((scope) => t(`scopes.${scope}`)).join(', ')
  return (
    <section>
      <h2>{t('coveredNow')}</h2>
      <dl className="facts">
        <dt>{t('purposes.site')}</dt>
        <dd>{scopes(covered.site)}</dd>
        <dt>{t('purposes.campaigns')}</dt>
        <dd>{scopes(covered.campaigns)}</dd>
        <dt>{t('hiddenNow')}</dt>
        <dd>
          {hidden.length === 0 ? t('nothing') : hidden.map((part) => t(`parts.${part}`)).join(', ')}
        </dd>
      </dl>
    </section>
  )
}

type Props = {
  entry: ConsentEntry
  /** Whether the person cannot be asked, so that two members may extend their consents. */
  isUnreachable: boolean
  acts: { keep: StaffAction; withdraw: StaffAction; extend: StaffAction }
}

/** One entry with its evidence, and what can be noted of it. */
export function ConsentEntryPart({ entry, isUnreachable, acts }: Props) {
  const t = useTranslations('consent')
  const locale = useLocale()
  const ends = [entry.extendedTo, entry.endsAt].find((one) => one !== undefined)
  return (
    <section>
      <h3>
        {t(entry.denial ? 'kinds.denial' : 'kinds.consent')} · {longDay(locale, entry.givenOn)}
      </h3>
      <dl className="facts">
        <dt>{t('givenBy')}</dt>
        <dd>{t(`givers.${entry.givenBy}`)}</dd>
        <dt>{t('covers')}</dt>
        <dd>{entry.covers.map((scope) => t(`scopes.${scope}`)).join(', ')}</dd>
        <dt>{t('for')}</dt>
        <dd>{entry.purposes.map((purpose) => t(`purposes.${purpose}`)).join(', ')}</dd>
        <dt>{t('until')}</dt>
        <dd>{ends ? dayAndTime(locale, ends) : t('noEnd')}</dd>
        <dt>{t('fields.evidence.label')}</dt>
        <dd>{entry.evidence}</dd>
        <dt>{t('fields.paperAt.label')}</dt>
        <dd>{entry.paperAt}</dd>
        <dt>{t('fields.channel.label')}</dt>
        <dd>{entry.channel}</dd>
      </dl>
      {entry.withdrawnAt ? (
        <p>{t('withdrawn', { time: dayAndTime(locale, entry.withdrawnAt) })}</p>
      ) : (
        <>
          {isUnreachable && !entry.denial && !entry.waiting && (
            <Extension entry={entry} action={acts.extend} />
          )}
          <details>
            <summary>{t('review')}</summary>
            <Review entry={entry} action={acts.keep} finding="holds" />
            <p>{t(`consequences.${entry.denial ? 'lifted' : 'withdrawn'}`)}</p>
            <Review
              entry={entry}
              action={acts.withdraw}
              finding={entry.denial ? 'lifted' : 'withdrawn'}
            />
          </details>
        </>
      )}
    </section>
  )
}

type ReviewProps = {
  entry: ConsentEntry
  action: StaffAction
  finding: 'holds' | 'withdrawn' | 'lifted'
}

function Review({ entry, action, finding }: ReviewProps) {
  const t = useTranslations('consent')
  const name = `evidence-${finding === 'holds' ? 'holds' : 'withdrawn'}-${entry.id}`
  return (
    <ActForm
      action={action}
      button={t(`findings.${finding}`)}
      pending={t('pending')}
      kind={finding === 'holds' ? 'plain' : 'takes-away'}
      field={{ name, label: t('reviewEvidence') }}
    >
      <input type="hidden" name="consent" value={entry.id} />
    </ActForm>
  )
}

function Extension({ entry, action }: { entry: ConsentEntry; action: StaffAction }) {
  const t = useTranslations('consent.extension')
  const pending = useTranslations('consent')('pending')
  const field = (name: 'lastDay' | 'reason') => ({
    label: t(`${name}.label`),
    hint: t(`${name}.hint`),
  })
  return (
    <details>
      <summary>{t('extend')}</summary>
      <p>{t('why')}</p>
      <ExtendForm
        action={action}
        consentId={entry.id}
        words={{ lastDay: field('lastDay'), reason: field('reason'), button: t('button'), pending }}
      />
    </details>
  )
}
