import { useLocale } from 'next-intl'
import { CampaignClosed } from '@/components/campaign/campaign-closed'
import { ToLostLink } from '@/components/signature/lost-link/to-lost-link'
import { SignForm } from '@/components/signature/sign-form'
import type { SignState } from '@/components/signature/sign-state'
import { WhatHappensWithData } from '@/components/signature/what-happens-with-data'
import type { CampaignPage } from '@/lib/campaigns/read-campaign'
import { countryNames } from '@/lib/i18n/countries'
import { addressOf } from '@/lib/i18n/routing'
import type { TransportName } from '@/lib/platform/settings'

type Props = {
  slug: string
  action: (before: SignState, form: FormData) => Promise<SignState>
  organisation: string | undefined
  contact: string | undefined
  /** The transport of letters. */
  transport: TransportName
  /** The campaign; `undefined` where it cannot be read, and only the form is shown. */
  campaign: CampaignPage | undefined
}

/** The panel with the form to sign, or with the result once the campaign is closed. */
export function SignPanel({ slug, action, organisation, contact, transport, campaign }: Props) {
  const locale = useLocale()
  const closed = campaign !== undefined && campaign.state !== 'open'
  return (
    <>
      <SignForm
        action={action}
        address={addressOf(locale, 'campaign', { slug })}
        version={campaign?.petitionVersion}
        countries={closed ? [] : countryNames(locale)}
        data={
          <WhatHappensWithData
            {...{ organisation, contact, transport }}
            termMonths={campaign?.termMonths}
          />
        }
        closed={closed ? <CampaignClosed campaign={campaign} /> : undefined}
      />
      <ToLostLink from="fromCampaign" slug={slug} />
    </>
  )
}
