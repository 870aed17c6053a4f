import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { approve, ask, make } from '@/app/staff/defenders/[id]/link/actions'
import { type ItemParams, itemId } from '@/app/staff/item-address'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { OwnLink } from '@/components/staff/hiding/own-link'
import { Workspace } from '@/components/staff/shell/workspace'
import { listHidings } from '@/lib/defenders/hiding/manage/list-hidings'
import { readManagedDefender } from '@/lib/defenders/manage/read-managed-defender'
import { mayDo } from '@/lib/staff/rights'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('ownLink'))('title'))

/** A person's own link to hide, for the members who look after consents. */
export default staffPage(async function OwnLinkScreen(by, props: ItemParams) {
  const id = await itemId(props)
  const defender = await readManagedDefender(by, id)
  if (!defender) notFound()
  const t = await getTranslations('ownLink')
  const takeDown = await getTranslations('takeDown')
  const path = `/staff/defenders/${id}`
  return (
    <Workspace
      by={by}
      current="defenders"
      title={
        <>
          {t('title')}: <span lang={defender.nameLocale}>{defender.name}</span>
        </>
      }
    >
      {mayDo(by, 'makeHideLink') ? (
        <OwnLink path={path} hidings={await listHidings(by, id)} acts={{ make, ask, approve }} />
      ) : (
        <p>{t('notAllowed')}</p>
      )}
      <p>
        <Link href={path} prefetch={false}>
          {takeDown('back.defender')}
        </Link>
      </p>
    </Workspace>
  )
})
