import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { checkAgain, takeDown } from '@/app/staff/campaigns/[id]/take-down/actions'
import { type ItemParams, itemId } from '@/app/staff/item-address'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { TakeDownScreen } from '@/components/staff/take-down/take-down-screen'
import { readManagedCampaign } from '@/lib/campaigns/manage/read-managed-campaign'
import { addressOf, locales } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'
import { readTakeDownProof } from '@/lib/take-down/read-take-down-proof'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('takeDown'))('title'))

/** Before: one question with one button. Afterwards: what each web process saw, and what remains elsewhere. */
export default staffPage(async function TakeDownCampaignScreen(by, props: ItemParams) {
  const id = await itemId(props)
  const campaign = await readManagedCampaign(by, id)
  if (!campaign) notFound()
  const { slug, title: name, titleLocale: nameLocale, state } = campaign
  const { appUrl } = settings()
  return (
    <TakeDownScreen
      by={by}
      item={{ kind: 'campaign', path: `/staff/campaigns/${id}`, name, nameLocale, state }}
      proof={state === 'taken-down' ? await readTakeDownProof({ campaignId: id }) : undefined}
      addresses={locales.map((locale) => appUrl + addressOf(locale, 'campaign', { slug }))}
      takeDown={takeDown}
      checkAgain={checkAgain}
    />
  )
})
