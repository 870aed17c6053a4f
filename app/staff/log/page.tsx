import { getTranslations } from 'next-intl/server'
import { listAddress, type Parameters } from '@/app/staff/list-query'
import { readLogQuery } from '@/app/staff/log/log-query'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { AuditLines } from '@/components/staff/log/audit-lines'
import { LogForm } from '@/components/staff/log/log-form'
import { Workspace } from '@/components/staff/shell/workspace'
import { ListPaging } from '@/components/staff/table/list-paging'
import { listAuditEntries } from '@/lib/audit/list-audit-entries'
import { listAuditPeople } from '@/lib/audit/list-audit-people'

const path = '/staff/log'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('shell.screens'))('log'))

export default staffPage(async function LogScreen(
  by,
  { searchParams }: { searchParams: Parameters },
) {
  const t = await getTranslations('log')
  const { after, ...query } = await readLogQuery(searchParams)
  const [{ lines, next }, people] = await Promise.all([
    listAuditEntries(by, { ...query, ...(after ? { after } : {}) }),
    listAuditPeople(by),
  ])
  return (
    <Workspace by={by} current="log" title={t('title')}>
      <LogForm path={path} query={query} people={people} />
      {lines.length > 0 ? <AuditLines lines={lines} /> : <p>{t('nothing')}</p>}
      <ListPaging
        first={after && listAddress(path, query)}
        next={next && listAddress(path, { ...query, after: next })}
      />
    </Workspace>
  )
})
