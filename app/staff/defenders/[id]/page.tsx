import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { hide } from '@/app/staff/defenders/[id]/actions'
import { staffMember } from '@/app/staff/guard'
import { type ItemParams, itemId } from '@/app/staff/item-address'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { DefenderFacts } from '@/components/staff/item/defender-facts'
import { DefenderRail } from '@/components/staff/item/defender-rail'
import { AuditLines } from '@/components/staff/log/audit-lines'
import { Workspace } from '@/components/staff/shell/workspace'
import { listAuditEntries } from '@/lib/audit/list-audit-entries'
import { readManagedDefender } from '@/lib/defenders/manage/read-managed-defender'
import { mayDo } from '@/lib/staff/rights'

const ofThisItem = 20

/** Read once for the title and the screen. */
const defenderOf = cache(async (id: string) => readManagedDefender(await staffMember(), id))

export const generateMetadata = (props: ItemParams) =>
  staffTitle(async () => {
    const defender = await defenderOf(await itemId(props))
    return defender?.name ?? (await getTranslations('shell.missing'))('title')
  })

export default staffPage(async function DefenderScreen(by, props: ItemParams) {
  const id = await itemId(props)
  const defender = await defenderOf(id)
  if (!defender) notFound()
  const t = await getTranslations('item')
  const { lines } = await listAuditEntries(by, { subject: 'defender', subjectId: id }, ofThisItem)
  return (
    <Workspace
      by={by}
      current="defenders"
      title={<span lang={defender.nameLocale}>{defender.name}</span>}
      rail={
        <DefenderRail
          defender={defender}
          mayShow={mayDo(by, 'showDefender')}
          mayShowPart={mayDo(by, 'showPart')}
          hide={hide}
        />
      }
    >
      <DefenderFacts defender={defender} />
      <section>
        <h2>{t('log')}</h2>
        {lines.length > 0 ? <AuditLines lines={lines} ofOneItem /> : <p>{t('noLog')}</p>}
      </section>
    </Workspace>
  )
})
