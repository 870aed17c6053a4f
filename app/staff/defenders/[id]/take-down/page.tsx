import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { checkAgain, takeDown } from '@/app/staff/defenders/[id]/take-down/actions'
import { type ItemParams, itemId } from '@/app/staff/item-address'
import { staffPage, staffTitle } from '@/app/staff/staff-page'
import { TakeDownScreen } from '@/components/staff/take-down/take-down-screen'
import { readManagedDefender } from '@/lib/defenders/manage/read-managed-defender'
import { addressOf, locales } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'
import { readTakeDownProof } from '@/lib/take-down/read-take-down-proof'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('takeDown'))('title'))

/** Before: one question with one button. Afterwards: what each web process saw, and what remains elsewhere. */
export default staffPage(async function TakeDownDefenderScreen(by, props: ItemParams) {
  const id = await itemId(props)
  const defender = await readManagedDefender(by, id)
  if (!defender) notFound()
  const { slug, name, nameLocale, state } = defender
  const { appUrl } = settings()
  return (
    <TakeDownScreen
      by={by}
      item={{ kind: 'defender', path: `/staff/defenders/${id}`, name, nameLocale, state }}
      proof={state === 'taken-down' ? await readTakeDownProof({ defenderId: id }) : undefined}
      addresses={locales.map((locale) => appUrl + addressOf(locale, 'defender', { slug }))}
      takeDown={takeDown}
      checkAgain={checkAgain}
    />
  )
})
