import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { staffMember } from '@/app/staff/guard'
import { type ItemParams, itemId } from '@/app/staff/item-address'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { CampaignFacts } from '@/components/staff/item/campaign-facts'
import { CampaignRail } from '@/components/staff/item/campaign-rail'
import { AuditLines } from '@/components/staff/log/audit-lines'
import { Workspace } from '@/components/staff/shell/workspace'
import { listAuditEntries } from '@/lib/audit/list-audit-entries'
import { readManagedCampaign } from '@/lib/campaigns/manage/read-managed-campaign'
import { mayDo } from '@/lib/staff/rights'

const ofThisItem = 20

/** Read once for the title and the screen. */
const campaignOf = cache(async (id: string) => readManagedCampaign(await staffMember(), id))

export const generateMetadata = (props: ItemParams) =>
  staffTitle(async () => {
    const campaign = await campaignOf(await itemId(props))
    return campaign?.title ?? (await getTranslations('shell.missing'))('title')
  })

export default staffPage(async function CampaignScreen(by, props: ItemParams) {
  const id = await itemId(props)
  const campaign = await campaignOf(id)
  if (!campaign) notFound()
  const t = await getTranslations('item')
  const { lines } = await listAuditEntries(by, { subject: 'campaign', subjectId: id }, ofThisItem)
  return (
    <Workspace
      by={by}
      current="campaigns"
      title={<span lang={campaign.titleLocale}>{campaign.title}</span>}
      rail={<CampaignRail campaign={campaign} mayShow={mayDo(by, 'showCampaign')} />}
    >
      <CampaignFacts campaign={campaign} />
      <section>
        <h2>{t('log')}</h2>
        {lines.length > 0 ? <AuditLines lines={lines} ofOneItem /> : <p>{t('noLog')}</p>}
      </section>
    </Workspace>
  )
})
