import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { show } from '@/app/staff/campaigns/[id]/show/actions'
import { type ItemParams, itemId } from '@/app/staff/item-address'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { ShowScreen } from '@/components/staff/take-down/show-screen'
import { readManagedCampaign } from '@/lib/campaigns/manage/read-managed-campaign'
import { mayDo } from '@/lib/staff/rights'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('takeDown'))('show.title'))

export default staffPage(async function ShowCampaignScreen(by, props: ItemParams) {
  const id = await itemId(props)
  const campaign = await readManagedCampaign(by, id)
  if (!campaign) notFound()
  const { title: name, titleLocale: nameLocale, state } = campaign
  return (
    <ShowScreen
      by={by}
      item={{ kind: 'campaign', path: `/staff/campaigns/${id}`, name, nameLocale, state }}
      mayShow={mayDo(by, 'showCampaign')}
      show={show}
    />
  )
})
