import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { show } from '@/app/staff/defenders/[id]/parts/[part]/actions'
import { itemId } from '@/app/staff/item-address'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { ShowPartForm } from '@/components/staff/hiding/show-part-form'
import { Workspace } from '@/components/staff/shell/workspace'
import { readPart } from '@/lib/defenders/hiding/parts-to-hide'
import { readManagedDefender } from '@/lib/defenders/manage/read-managed-defender'
import { mayDo } from '@/lib/staff/rights'

type Params = { params: Promise<{ id: string; part: string }> }

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('takeDown'))('show.title'))

/** Where a part of a person that the staff hid is shown again. */
export default staffPage(async function ShowPartScreen(by, props: Params) {
  const id = await itemId(props)
  const part = readPart((await props.params).part)
  const defender = part && (await readManagedDefender(by, id))
  if (!defender) notFound()
  const t = await getTranslations('hiding')
  const takeDown = await getTranslations('takeDown')
  return (
    <Workspace
      by={by}
      current="defenders"
      title={
        <>
          {t(`parts.${part}.show`)}: <span lang={defender.nameLocale}>{defender.name}</span>
        </>
      }
    >
      <ShowPartForm
        part={part}
        isHidden={defender.hidden.some((one) => one.part === part && !one.ownLink)}
        mayShow={mayDo(by, 'showPart')}
        show={show}
      />
      <p>
        <Link href={`/staff/defenders/${id}`} prefetch={false}>
          {takeDown('back.defender')}
        </Link>
      </p>
    </Workspace>
  )
})
