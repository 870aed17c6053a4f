import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { show } from '@/app/staff/defenders/[id]/show/actions'
import { type ItemParams, itemId } from '@/app/staff/item-address'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { ShowScreen } from '@/components/staff/take-down/show-screen'
import { isHiddenByOwnLink } from '@/lib/defenders/hiding/hidden-now'
import { readManagedDefender } from '@/lib/defenders/manage/read-managed-defender'
import { mayDo } from '@/lib/staff/rights'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('takeDown'))('show.title'))

export default staffPage(async function ShowDefenderScreen(by, props: ItemParams) {
  const id = await itemId(props)
  const defender = await readManagedDefender(by, id)
  if (!defender) notFound()
  const { name, nameLocale, state, hidden } = defender
  return (
    <ShowScreen
      by={by}
      item={{ kind: 'defender', path: `/staff/defenders/${id}`, name, nameLocale, state }}
      mayShow={mayDo(by, 'showDefender')}
      hiddenByOwnLink={isHiddenByOwnLink(hidden)}
      show={show}
    />
  )
})
