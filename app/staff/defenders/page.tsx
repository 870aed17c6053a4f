import { getTranslations } from 'next-intl/server'
import { listAddress, type Parameters, readListQuery } from '@/app/staff/list-query'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { Workspace } from '@/components/staff/shell/workspace'
import { DefenderLines } from '@/components/staff/table/defender-lines'
import { ListForm } from '@/components/staff/table/list-form'
import { ListPaging } from '@/components/staff/table/list-paging'
import { listManagedDefenders } from '@/lib/defenders/manage/list-managed-defenders'

const path = '/staff/defenders'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('shell.screens'))('defenders'))

export default staffPage(async function DefendersScreen(
  by,
  { searchParams }: { searchParams: Parameters },
) {
  const t = await getTranslations('lists')
  const { after, ...query } = await readListQuery(searchParams)
  const { lines, next } = await listManagedDefenders(by, { ...query, ...(after ? { after } : {}) })
  return (
    <Workspace by={by} current="defenders" title={t('defenders')}>
      <ListForm path={path} label={t('partOfName')} query={query} />
      {lines.length > 0 ? <DefenderLines lines={lines} /> : <p>{t('nobody')}</p>}
      <ListPaging
        first={after && listAddress(path, query)}
        next={next && listAddress(path, { ...query, after: next })}
      />
    </Workspace>
  )
})
