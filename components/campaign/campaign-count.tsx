import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { ProgressArcs } from '@/components/campaign/progress-arcs'
import type { CampaignSummary } from '@/lib/campaigns/public-campaigns'

type Props = Pick<CampaignSummary, 'slug' | 'signatures' | 'goal'>

/** The number of a campaign's signatures; on an open page it follows the count. */
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
