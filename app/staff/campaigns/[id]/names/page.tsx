import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { hideName } from '@/app/staff/campaigns/[id]/names/actions'
import { type ItemParams, itemId } from '@/app/staff/item-address'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { ShortFieldForm } from '@/components/staff/form/short-field-form'
import { Workspace } from '@/components/staff/shell/workspace'
import { readManagedCampaign } from '@/lib/campaigns/manage/read-managed-campaign'

type Props = ItemParams & { searchParams: Promise<{ done?: string | string[] }> }

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('shownNames'))('title'))

/** Where a name that somebody complained of is hidden. It lists no names: who acts has the page for that. */
export default staffPage(async function ShownNamesScreen(by, props: Props) {
  const id = await itemId(props)
  const { done } = await props.searchParams
  const campaign = await readManagedCampaign(by, id)
  if (!campaign) notFound()
  const t = await getTranslations('shownNames')
  const takeDown = await getTranslations('takeDown')
  return (
    <Workspace
      by={by}
      current="campaigns"
      title={
        <>
          {t('title')}: <span lang={campaign.titleLocale}>{campaign.title}</span>
        </>
      }
    >
      {done === 'hidden' && (
        <p className="notice done" role="status">
          {t('done')}
        </p>
      )}
      <section>
        <p>{t('text')}</p>
        <ShortFieldForm
          action={hideName}
          button={t('button')}
          pending={t('pending')}
          kind="plain"
          field={{ name: 'name', label: t('name'), hint: t('hint') }}
        />
      </section>
      <p>
        <Link href={`/staff/campaigns/${id}`} prefetch={false}>
          {takeDown('back.campaign')}
        </Link>
      </p>
    </Workspace>
  )
})
