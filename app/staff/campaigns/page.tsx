import { getTranslations } from 'next-intl/server'
import { listAddress, type Parameters, readListQuery } from '@/app/staff/list-query'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { Workspace } from '@/components/staff/shell/workspace'
import { CampaignLines } from '@/components/staff/table/campaign-lines'
import { ListForm } from '@/components/staff/table/list-form'
import { ListPaging } from '@/components/staff/table/list-paging'
import { listManagedCampaigns } from '@/lib/campaigns/manage/list-managed-campaigns'

const path = '/staff/campaigns'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('shell.screens'))('campaigns'))

export default staffPage(async function CampaignsScreen(
  by,
  { searchParams }: { searchParams: Parameters },
) {
  const t = await getTranslations('lists')
  const { after, ...query } = await readListQuery(searchParams)
  const { lines, next } = await listManagedCampaigns(by, { ...query, ...(after ? { after } : {}) })
  return (
    <Workspace by={by} current="campaigns" title={t('campaigns')}>
      <ListForm path={path} label={t('partOfTitle')} query={query} />
      {lines.length > 0 ? <CampaignLines lines={lines} /> : <p>{t('none')}</p>}
      <ListPaging
        first={after && listAddress(path, query)}
        next={next && listAddress(path, { ...query, after: next })}
      />
    </Workspace>
  )
})
