import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { recordOfForm } from '@/app/staff/defenders/[id]/situation/actions'
import { type ItemParams, itemId } from '@/app/staff/item-address'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { SituationForm } from '@/components/staff/consent/situation-form'
import { Workspace } from '@/components/staff/shell/workspace'
import { listSituations } from '@/lib/defenders/manage/list-situations'
import { readManagedDefender } from '@/lib/defenders/manage/read-managed-defender'
import { situations } from '@/lib/defenders/situation'
import { longDay } from '@/lib/i18n/long-date'
import { isLocale } from '@/lib/i18n/routing'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('situationHistory'))('title'))

/** A person's situation with its history, and the form for what is known now. */
export default staffPage(async function SituationScreen(by, props: ItemParams) {
  const id = await itemId(props)
  const defender = await readManagedDefender(by, id)
  if (!defender) notFound()
  const history = await listSituations(by, id)
  const t = await getTranslations('situationHistory')
  const words = await getTranslations('situation')
  const given = await getLocale()
  const locale = isLocale(given) ? given : by.locale
  const field = (name: 'since' | 'source') => ({
    label: t(`${name}.label`),
    hint: t(`${name}.hint`),
  })
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
      <section>
        <h2>{t('history')}</h2>
        {history.length === 0 && <p>{t('noHistory')}</p>}
        <ul className="lines">
          {history.map(({ situation, since, source, enteredAt }) => (
            <li key={enteredAt.toISOString()}>
              {words(situation)} <span>{t('sinceDay', { day: longDay(locale, since) })}</span>
              <p>{source}</p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('enter')}</h2>
        <p>{t('review')}</p>
        <SituationForm
          action={recordOfForm}
          words={{
            choose: t('choose'),
            situation: t('situation'),
            situations: situations.map((value) => ({ value, text: words(value) })),
            since: field('since'),
            source: field('source'),
            button: t('button'),
            pending: t('pending'),
          }}
        />
      </section>
      <p>
        <Link href={`/staff/defenders/${id}`} prefetch={false}>
          {t('back')}
        </Link>
      </p>
    </Workspace>
  )
})
