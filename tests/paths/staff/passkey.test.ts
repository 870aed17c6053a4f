import {
  openInvitation,
  openNewLink,
  press,
  reads,
  says,
  signOut,
} from '@/tests/paths/staff/entering'
import { openWindow } from '@/tests/support/browser'
import { ownSite } from '@/tests/support/open-site'
import { addVirtualAuthenticator } from '@/tests/support/staff/virtual-passkey'
import { expect, test } from '@/tests/support/test'

const site = await ownSite({ host: 'localhost' })

test('Biel, invited to the staff, gets in with a passkey, and once more with the same', async ({
  browser,
}) => {
  const { page, context, complaints } = await openWindow(browser, site.origin, { locale: 'en' })
  await addVirtualAuthenticator(page)
  const email = 'biel@example.org'
  await openInvitation(site, page, email)
  await press(page, says.secondFactor.addPasskey)
  await page.getByRole('heading', { name: says.secondFactor.codesTitle }).waitFor()
  await page.getByRole('link', { name: says.secondFactor.go }).click()
  await reads(page, says.shell.screens.home)

  await signOut(page)
  await openNewLink(site, page, email, 2)
  await press(page, says.secondFactor.usePasskey)
  await reads(page, says.shell.screens.log)
  await context.close()
  expect(complaints).toEqual([])
})
