import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { ProgressArcs } from '@/components/campaign/progress-arcs'
import type { CampaignSummary } from '@/lib/campaigns/public-campaigns'

type Props = Pick<CampaignSummary, 'slug' | 'signatures' | 'goal'>

/** How many stand behind a campaign; on an open page the number moves by itself. */
export function CampaignCount({ slug, signatures, goal }: Props) {
  const t = useTranslations('campaign')
  const format = useFormatter()
  const locale = useLocale()
  return (
    <div className="count">
      <div>
        <p>
          <strong>
            <signature-count src={`/api/campaigns/${slug}/count`} locale={locale}>
              {format.number(signatures)}
            </signature-count>
          </strong>{' '}
          {t('people', { count: signatures })}
        </p>
        <p className="hint">{t(signatures < goal ? 'goal' : 'goalReached', { goal })}</p>
      </div>
      <ProgressArcs signatures={signatures} goal={goal} />
      <script type="module" src="/enhance.js" async />
    </div>
  )
}
