import { useTranslations } from 'next-intl'
import { SampleMark } from '@/components/campaign/sample-mark'
import type { CampaignState } from '@/lib/campaigns/campaign-state'

/**
 * The line above a campaign's title: the kind of page, its state in words, and whether it is a
 * sample.
 */
export function CampaignKicker({ state, sample }: { state: CampaignState; sample: boolean }) {
  const t = useTranslations()
  return (
    <p className="kicker">
      {t('campaign.kind')}&nbsp;· {t(`state.${state}`)} <SampleMark sample={sample} />
    </p>
  )
}
