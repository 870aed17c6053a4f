import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { StaffAction } from '@/components/staff/form/act-state'
import { HidingByLink } from '@/components/staff/hiding/hiding-by-link'
import { MakeOwnLink } from '@/components/staff/hiding/make-own-link'
import type { OwnLinkAction } from '@/components/staff/hiding/own-link-state'
import type { Hidings } from '@/lib/defenders/hiding/manage/list-hidings'
import { dayAndTime } from '@/lib/i18n/day-and-time'

type Props = {
  /** The person's own screen. */
  path: string
  hidings: Hidings
  acts: { make: OwnLinkAction; ask: StaffAction; approve: StaffAction }
}

/** A person's own link: whether they have one, the way to another, and what it has hidden. */
export function OwnLink({ path, hidings: { hidings, linkMadeAt }, acts }: Props) {
  const t = useTranslations('ownLink')
  const locale = useLocale()
  const ofLink = hidings.filter(({ ownLink }) => ownLink)
  return (
    <>
      <p>{t('what')}</p>
      <section>
        <h2>{t('link')}</h2>
        <MakeOwnLink
          action={acts.make}
          words={{
            ...{ button: t(linkMadeAt ? 'replace' : 'make'), pending: t('pending') },
            ...{ made: t('made'), madeText: t('madeText') },
          }}
        >
          <p>{linkMadeAt ? t('madeAt', { time: dayAndTime(locale, linkMadeAt) }) : t('none')}</p>
          <p>
            {t('give')} {linkMadeAt && t('replaceText')}
          </p>
        </MakeOwnLink>
      </section>
      <section>
        <h2>{t('used')}</h2>
        {ofLink.length === 0 ? (
          <p>{t('nothing')}</p>
        ) : (
          <>
            <p>
              {t('twoPeople')}{' '}
              <Link href={`${path}/consent`} prefetch={false}>
                {t('register')}
              </Link>
            </p>
            <ul className="rows">
              {ofLink.map((hiding) => (
                <HidingByLink key={hiding.id} hiding={hiding} {...acts} />
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  )
}
