import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import {
  approveExtension,
  extend,
  keep,
  record,
  withdraw,
} from '@/app/staff/defenders/[id]/consent/actions'
import { type ItemParams, itemId } from '@/app/staff/item-address'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { ConsentForm, type ConsentWords } from '@/components/staff/consent/consent-form'
import { ConsentEntryPart, CoveredNow } from '@/components/staff/consent/consent-register'
import { WaitingExtensions } from '@/components/staff/consent/waiting-extensions'
import { Workspace } from '@/components/staff/shell/workspace'
import { consentGivers, consentPurposes, consentScopes } from '@/lib/defenders/consent/coverage'
import { lookAtConsents } from '@/lib/defenders/consent/manage/look-at-consents'
import { isUnreachable } from '@/lib/defenders/consent/unreachable'
import { readManagedDefender } from '@/lib/defenders/manage/read-managed-defender'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('consent'))('title'))

/** A person's register of consents. That somebody looked at it is noted. */
export default staffPage(async function ConsentScreen(by, props: ItemParams) {
  const id = await itemId(props)
  const defender = await readManagedDefender(by, id)
  if (!defender) notFound()
  const register = await lookAtConsents(by, id)
  const t = await getTranslations('consent')
  return (
    <Workspace
      by={by}
      current="defenders"
      title={
        <>
          {t('title')}: <span lang={defender.nameLocale}>{defender.name}</span>
        </>
      }
    >
      {register.outcome === 'register' ? (
        <>
          <CoveredNow {...register} />
          <WaitingExtensions entries={register.entries} approve={approveExtension} />
          <section>
            <h2>{t('register')}</h2>
            {register.entries.length === 0 && <p>{t('noEntries')}</p>}
            {register.entries.map((entry) => (
              <ConsentEntryPart
                key={entry.id}
                entry={entry}
                isUnreachable={isUnreachable(defender.situation)}
                acts={{ keep, withdraw, extend }}
              />
            ))}
          </section>
          <section>
            <h2>{t('enter')}</h2>
            <ConsentForm action={record} words={await formWords()} />
          </section>
        </>
      ) : (
        <p>{t('notAllowed')}</p>
      )}
      <p>
        <Link href={`/staff/defenders/${id}`} prefetch={false}>
          {t('back')}
        </Link>
      </p>
    </Workspace>
  )
})

async function formWords(): Promise<ConsentWords> {
  const t = await getTranslations('consent')
  const field = (name: keyof ConsentWords['fields']) => ({
    label: t(`fields.${name}.label`),
    hint: t(`fields.${name}.hint`),
  })
  return {
    fields: {
      ...{ givenOn: field('givenOn'), evidence: field('evidence'), paperAt: field('paperAt') },
      ...{ startsOn: field('startsOn'), endsOn: field('endsOn'), channel: field('channel') },
    },
    choose: t('choose'),
    kind: t('kind'),
    kinds: (['consent', 'denial'] as const).map((value) => ({ value, text: t(`kinds.${value}`) })),
    givenBy: t('givenBy'),
    givers: consentGivers.map((value) => ({ value, text: t(`givers.${value}`) })),
    purposes: t('for'),
    purposeChoices: consentPurposes.map((value) => ({ value, text: t(`purposes.${value}`) })),
    covers: t('covers'),
    scopeChoices: consentScopes.map((value) => ({ value, text: t(`scopes.${value}`) })),
    freely: t('freely'),
    freelyChoice: t('freelyChoice'),
    button: t('button'),
    pending: t('pending'),
  }
}
