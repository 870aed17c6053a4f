import { answer, publicJson } from '@/app/api/answer'
import { askedLocale, campaignJson } from '@/app/api/campaigns/campaign-json'
import { listCampaigns } from '@/lib/campaigns/list-campaigns'

export const dynamic = 'force-dynamic'

export function GET(request: Request) {
  return answer(async () => {
    const locale = askedLocale(request)
    const campaigns = await listCampaigns(locale)
    return Response.json(
      campaigns.map((campaign) => campaignJson(campaign, locale)),
      publicJson,
    )
  })
}
