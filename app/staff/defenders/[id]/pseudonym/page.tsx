import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { publish, retire, save } from '@/app/staff/defenders/[id]/pseudonym/actions'
import { placeLines } from '@/app/staff/defenders/[id]/pseudonym/place-lines'
import { type ItemParams, itemId } from '@/app/staff/item-address'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { ActForm } from '@/components/staff/form/act-form'
import { IdentityLines } from '@/components/staff/pseudonym/identity-lines'
import { PlaceLines } from '@/components/staff/pseudonym/place-lines'
import { PseudonymForm, type PseudonymWords } from '@/components/staff/pseudonym/pseudonym-form'
import { PublishForm } from '@/components/staff/pseudonym/publish-form'
import { Workspace } from '@/components/staff/shell/workspace'
import {
  type IdentityDraft,
  type LookAtIdentitiesOutcome,
  lookAtIdentities,
} from '@/lib/defenders/identity/manage/look-at-identities'
import { readManagedDefender } from '@/lib/defenders/manage/read-managed-defender'
import { dayAndTime } from '@/lib/i18n/day-and-time'
import { type Locale, locales } from '@/lib/i18n/routing'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('pseudonym'))('title'))

/** A person's identities, and the way from one to another. That somebody looked at them is noted. */
export default staffPage(async function PseudonymScreen(by, props: ItemParams) {
  const id = await itemId(props)
  const defender = await readManagedDefender(by, id)
  if (!defender) notFound()
  const looked = await lookAtIdentities(by, id)
  const t = await getTranslations('pseudonym')
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
      {looked.outcome === 'identities' ? (
        <Identities looked={looked} locale={by.locale} />
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

type Looked = Extract<LookAtIdentitiesOutcome, { outcome: 'identities' }>

async function Identities({ looked, locale }: { looked: Looked; locale: Locale }) {
  const t = await getTranslations('pseudonym')
  const { others, waiting, retired, sample } = looked
  return (
    <>
      {others.length > 0 && <IdentityLines others={others} />}
      {sample && <p>{t('ofSample')}</p>}
      {!retired && !sample && (
        <section>
          <h2>{t('another')}</h2>
          <p>{t('steps')}</p>
          <p>{t('forEver')}</p>
          <ActForm action={retire} button={t('retire')} pending={t('retiring')} kind="takes-away" />
        </section>
      )}
      {waiting && (
        <section>
          <h2>{t('newName')}</h2>
          <p>{t('earliest', { time: dayAndTime(locale, waiting.earliestAt) })}</p>
          <PseudonymForm action={save} words={await formWords()} draft={typedOf(waiting.draft)} />
        </section>
      )}
      {waiting?.draft && <Publishing draft={waiting.draft} locale={locale} />}
    </>
  )
}

/** What is left to do once a draft is there: consent, the places, and the publication itself. */
async function Publishing({ draft, locale }: { draft: IdentityDraft; locale: Locale }) {
  const t = await getTranslations('pseudonym')
  return (
    <section>
      <h2>{t('publishing')}</h2>
      <p>
        <Link href={`/staff/defenders/${draft.id}/consent`} prefetch={false}>
          {t('consents')}
        </Link>
      </p>
      {draft.places.length > 0 && (
        <>
          <h3>{t('stillRead')}</h3>
          <PlaceLines places={await placeLines(locale, draft.places)} />
        </>
      )}
      <PublishForm action={publish} button={t('publish')} pending={t('publishingNow')} />
    </section>
  )
}

/** A draft as the form would have sent it. */
function typedOf(draft: IdentityDraft | undefined): Record<string, string> {
  if (!draft) return { keeps: 'rights' }
  const { kind, slug, texts, keepsCountry, keepsRights } = draft
  return {
    ...{ kind, slug },
    ...Object.fromEntries(
      texts.flatMap(({ locale, name, story }) => [
        [`name-${locale}`, name],
        [`story-${locale}`, story ?? ''],
      ]),
    ),
    keeps: [...(keepsCountry ? ['country'] : []), ...(keepsRights ? ['rights'] : [])].join(','),
  }
}

async function formWords(): Promise<PseudonymWords> {
  const t = await getTranslations('pseudonym')
  const languages = await getTranslations('item.languages')
  const kinds = ['pseudonym', 'name'] as const
  const keeps = ['country', 'rights'] as const
  return {
    kind: t('kind'),
    kinds: kinds.map((value) => ({ value, text: t(`kinds.${value}`) })),
    slug: { label: t('slug'), hint: t('slugHint') },
    texts: locales.map((locale) => ({
      locale,
      name: t('name', { language: languages(locale) }),
      story: t('story', { language: languages(locale) }),
    })),
    storyHint: t('storyHint'),
    keeps: t('keeps'),
    keepsChoices: keeps.map((value) => ({ value, text: t(`keepsChoices.${value}`) })),
    ...{ words: t('words'), wordsChoice: t('wordsChoice') },
    ...{ button: t('save'), pending: t('saving') },
  }
}
