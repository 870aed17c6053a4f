import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { staffPage, staffTitle } from '@/app/staff/staff-page'

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('shell.missing'))('title'))

/** Every address of the workspace at which no screen is. */
export default staffPage(async function UnknownScreen() {
  notFound()
})
