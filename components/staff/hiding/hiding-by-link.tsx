import { useLocale, useTranslations } from 'next-intl'
import { ActForm } from '@/components/staff/form/act-form'
import type { StaffAction } from '@/components/staff/form/act-state'
import type { Hiding } from '@/lib/defenders/hiding/manage/list-hidings'
import { dayAndTime } from '@/lib/i18n/day-and-time'

type Props = { hiding: Hiding; ask: StaffAction; approve: StaffAction }

/** What a person's own link hid, who asked to show it again, and what this member can do about it. */
export function HidingByLink({ hiding, ask, approve }: Props) {
  const t = useTranslations('ownLink')
  const locale = useLocale()
  const { part, hiddenAt, asked } = hiding
  const hid = part === 'face' ? 'face' : 'person'
  return (
    <li>
      <h3>{t(`hid.${hid}`, { time: dayAndTime(locale, hiddenAt) })}</h3>
      {asked && (
        <p>
          {t('asked', {
            ...{ name: asked.name, reason: asked.reason, time: dayAndTime(locale, asked.at) },
          })}
        </p>
      )}
      {asked?.ownAsk ? (
        <p>{t('waits')}</p>
      ) : (
        <Statement
          hiding={hiding}
          action={asked ? approve : ask}
          button={t(asked ? 'approve' : 'ask')}
        />
      )}
    </li>
  )
}

type StatementProps = { hiding: Hiding; action: StaffAction; button: string }

/** Each of the two says how they learnt what the person wants. */
function Statement({ hiding, action, button }: StatementProps) {
  const t = useTranslations('ownLink')
  const name = `statement-${hiding.id}`
  return (
    <ActForm
      action={action}
      button={button}
      pending={t('pending')}
      kind="plain"
      field={{ name, label: t('statement'), hint: t('statementHint') }}
    >
      <input type="hidden" name="hiding" value={hiding.id} />
    </ActForm>
  )
}
