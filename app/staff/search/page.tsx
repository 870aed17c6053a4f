import { getTranslations } from 'next-intl/server'
import { type Parameters, readSearch } from '@/app/staff/list-query'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { Workspace } from '@/components/staff/shell/workspace'
import { CampaignLines } from '@/components/staff/table/campaign-lines'
import { DefenderLines } from '@/components/staff/table/defender-lines'
import { listManagedCampaigns } from '@/lib/campaigns/manage/list-managed-campaigns'
import { listManagedDefenders } from '@/lib/defenders/manage/list-managed-defenders'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('lists'))('search'))

/** People and campaigns that hold a text in their name or title; of each the first page. */
export default staffPage(async function SearchScreen(
  by,
  { searchParams }: { searchParams: Parameters },
) {
  const t = await getTranslations('lists')
  const q = readSearch(await searchParams)
  const query = { q: q ?? '', order: 'name' } as const
  const [defenders, campaigns] =
    q === undefined
      ? [undefined, undefined]
      : await Promise.all([listManagedDefenders(by, query), listManagedCampaigns(by, query)])
  return (
    <Workspace by={by} title={t('search')} searched={q ?? ''}>
      {q === undefined && <p>{t('searchEmpty')}</p>}
      {defenders && (
        <section>
          <h2>{t('defenders')}</h2>
          {defenders.lines.length > 0 ? (
            <DefenderLines lines={defenders.lines} />
          ) : (
            <p>{t('nobody')}</p>
          )}
        </section>
      )}
      {campaigns && (
        <section>
          <h2>{t('campaigns')}</h2>
          {campaigns.lines.length > 0 ? (
            <CampaignLines lines={campaigns.lines} />
          ) : (
            <p>{t('none')}</p>
          )}
        </section>
      )}
    </Workspace>
  )
})
