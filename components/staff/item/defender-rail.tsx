import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { StaffAction } from '@/components/staff/form/act-state'
import { HiddenNote } from '@/components/staff/hiding/hidden-note'
import { HiddenParts } from '@/components/staff/hiding/hidden-parts'
import { ItemActs } from '@/components/staff/item/item-acts'
import { RailPart } from '@/components/staff/item/rail-part'
import { StateMark } from '@/components/staff/table/state-mark'
import { isHiddenByOwnLink } from '@/lib/defenders/hiding/hidden-now'
import type { ManagedDefenderDetails } from '@/lib/defenders/manage/read-managed-defender'

type Props = {
  defender: ManagedDefenderDetails
  mayShow: boolean
  mayShowPart: boolean
  /** Hides a part of the person. */
  hide: StaffAction
}

/** A defender's rail: whether and why the public sees them, what is missing, what can be done now. */
export function DefenderRail({ defender, mayShow, mayShowPart, hide }: Props) {
  const t = useTranslations('item')
  const lists = useTranslations('lists')
  const hiding = useTranslations('hiding')
  const ownLink = useTranslations('ownLink')
  const pseudonym = useTranslations('pseudonym')
  const consent = useTranslations('consent')
  const situation = useTranslations('situationHistory')
  const missing = useMissing(defender)
  return (
    <>
      <RailPart title={t('state')}>
        <p>
          <StateMark state={defender.state} />
        </p>
        <HiddenNote hidden={defender.hidden} />
        <p>{defender.basis ? lists(`bases.${defender.basis}`) : lists('bases.none')}</p>
      </RailPart>
      <RailPart title={t('missing')}>
        {missing.length === 0 ? (
          <p>{t('nothingMissing')}</p>
        ) : (
          <ul>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </RailPart>
      <RailPart title={consent('title')}>
        <ul>
          <li>
            <Link href={`/staff/defenders/${defender.id}/consent`} prefetch={false}>
              {consent('register')}
            </Link>
          </li>
          <li>
            <Link href={`/staff/defenders/${defender.id}/situation`} prefetch={false}>
              {situation('title')}
            </Link>
          </li>
          <li>
            <Link href={`/staff/defenders/${defender.id}/link`} prefetch={false}>
              {ownLink('title')}
            </Link>
          </li>
          <li>
            <Link href={`/staff/defenders/${defender.id}/pseudonym`} prefetch={false}>
              {pseudonym('title')}
            </Link>
          </li>
        </ul>
      </RailPart>
      <RailPart title={hiding('title')}>
        <HiddenParts
          path={`/staff/defenders/${defender.id}`}
          hidden={defender.hidden}
          mayShow={mayShowPart}
          hide={hide}
        />
      </RailPart>
      <RailPart title={t('acts')}>
        <ItemActs
          path={`/staff/defenders/${defender.id}`}
          state={defender.state}
          mayShow={mayShow}
          hiddenByOwnLink={isHiddenByOwnLink(defender.hidden)}
        />
      </RailPart>
    </>
  )
}

function useMissing({ basis, texts, rights }: ManagedDefenderDetails): string[] {
  const t = useTranslations('item.lacks')
  const languages = useTranslations('item.languages')
  return [
    ...(basis ? [] : [t('basis')]),
    ...texts
      .filter(({ progress }) => progress !== 'ready')
      .map(({ locale }) => t('text', { language: languages(locale) })),
    ...(texts.some(({ hasStory }) => hasStory) ? [] : [t('story')]),
    ...(rights.length > 0 ? [] : [t('rights')]),
  ]
}
