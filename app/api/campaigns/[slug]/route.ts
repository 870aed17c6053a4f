import { answer, notFoundProblem, publicJson } from '@/app/api/answer'
import { askedLocale, campaignJson } from '@/app/api/campaigns/campaign-json'
import { readCampaign } from '@/lib/campaigns/read-campaign'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ slug: string }> }

export function GET(request: Request, { params }: Context) {
  return answer(async () => {
    const locale = askedLocale(request)
    const campaign = await readCampaign(locale, (await params).slug)
    return campaign ? Response.json(campaignJson(campaign, locale), publicJson) : notFoundProblem()
  })
}
