import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { DueConsents } from '@/components/staff/home/due-consents'
import { SecondPerson } from '@/components/staff/home/second-person'
import type { DueCampaign } from '@/lib/campaigns/manage/list-due-campaigns'
import type { ConsentToReview } from '@/lib/defenders/consent/manage/list-consents-to-review'
import type { WaitingLifting } from '@/lib/defenders/hiding/manage/list-waiting-liftings'
import { dayAndTime } from '@/lib/i18n/day-and-time'
import type { WaitingChange } from '@/lib/staff/manage/list-changes'
import type { TakenDownDefender } from '@/lib/take-down/list-taken-down'

type Props = {
  takenDown: TakenDownDefender[]
  moreTakenDown: boolean
  /** Each undefined for a member who does not decide about it. */
  consents: ConsentToReview[] | undefined
  second: { liftings: WaitingLifting[]; changes: WaitingChange[] } | undefined
  dueCampaigns: DueCampaign[]
  mailIsLate: boolean
  workerIsLate: boolean
}

/** What needs somebody now: faults first, then people, then campaigns. */
export function NeedsAttention(props: Props) {
  const t = useTranslations('attention')
  const { consents, second, takenDown, moreTakenDown, dueCampaigns, mailIsLate, workerIsLate } =
    props
  return (
    <>
      {(mailIsLate || workerIsLate) && (
        <section>
          <h2>{t('faults')}</h2>
          <ul className="lines">
            {mailIsLate && <li>{t('mailIsLate')}</li>}
            {workerIsLate && <li>{t('workerIsLate')}</li>}
          </ul>
        </section>
      )}
      <section>
        <h2>{t('takenDown')}</h2>
        <TakenDown people={takenDown} />
        {moreTakenDown && (
          <p>
            <Link href="/staff/defenders?state=taken-down" prefetch={false}>
              {t('allTakenDown')}
            </Link>
          </p>
        )}
      </section>
      {second && (
        <section>
          <h2>{t('second')}</h2>
          <SecondPerson {...second} />
        </section>
      )}
      {consents && (
        <section>
          <h2>{t('consents')}</h2>
          <DueConsents consents={consents} />
        </section>
      )}
      <section>
        <h2>{t('dueCampaigns')}</h2>
        <DueCampaigns campaigns={dueCampaigns} />
      </section>
    </>
  )
}

function TakenDown({ people }: { people: TakenDownDefender[] }) {
  const t = useTranslations('attention')
  const locale = useLocale()
  if (people.length === 0) return <p>{t('nobodyTakenDown')}</p>
  return (
    <ul className="lines">
      {people.map(({ id, name, since }) => (
        <li key={id}>
          <Link href={`/staff/defenders/${id}`} prefetch={false}>
            {name}
          </Link>
          <span>{since && t('since', { time: dayAndTime(locale, since) })}</span>
        </li>
      ))}
    </ul>
  )
}

function DueCampaigns({ campaigns }: { campaigns: DueCampaign[] }) {
  const t = useTranslations('attention')
  const locale = useLocale()
  if (campaigns.length === 0) return <p>{t('noDueCampaigns')}</p>
  return (
    <ul className="lines">
      {campaigns.map(({ id, title, event, at }) => (
        <li key={`${id} ${event}`}>
          <Link href={`/staff/campaigns/${id}`} prefetch={false}>
            {title}
          </Link>
          <span>{t(`events.${event}`, { time: dayAndTime(locale, at) })}</span>
        </li>
      ))}
    </ul>
  )
}
