import { describe } from 'vitest'
import {
  openInvitation,
  openNewLink,
  press,
  reads,
  says,
  signOut,
} from '@/tests/paths/staff/entering'
import { codeOf } from '@/tests/support/staff/add-member'
import { expect, test } from '@/tests/support/test'

describe('invited to the staff', () => {
  test('Aina gets in with an authenticator app, and once more with its code', async ({
    site,
    people,
  }) => {
    const { page } = await people.arrive({ locale: 'en' })
    const email = 'aina@example.org'
    await openInvitation(site, page, email)
    const key = (await page.locator('code.key').textContent()) ?? ''
    await page.getByLabel(says.secondFactor.code).fill(codeOf(key))
    await press(page, says.secondFactor.addApp)
    await page.getByRole('heading', { name: says.secondFactor.codesTitle }).waitFor()
    expect(await page.locator('.codes li').count()).toBe(10)
    const [recovery = ''] = await page.locator('.codes code').allTextContents()
    await page.getByRole('link', { name: says.secondFactor.go }).click()
    await reads(page, says.shell.screens.home)

    await signOut(page)
    await openNewLink(site, page, email, 2)
    await reads(page, says.secondFactor.proveTitle)
    await page.getByLabel(says.secondFactor.anyCode).fill('000000')
    await press(page, says.secondFactor.prove)
    await page.getByText(says.secondFactor.wrongCode).waitFor()
    await page.getByLabel(says.secondFactor.anyCode).fill(recovery)
    await press(page, says.secondFactor.prove)
    // Back to where they wanted to go.
    await reads(page, says.shell.screens.log)
  })

  test('Clara gets in without JavaScript, puts the second factor off, and locks the workspace', async ({
    site,
    people,
  }) => {
    const { page } = await people.arrive({ locale: 'en', javaScript: false })
    await openInvitation(site, page, 'clara@example.org')
    await press(page, says.secondFactor.later)
    await reads(page, says.shell.screens.home)
    await page.getByText(says.shell.postponed).waitFor()
    await page.getByRole('link', { name: says.shell.lock }).click()
    await press(page, says.people.lock.confirm)
    await reads(page, says.signIn.lockedTitle)
    await page.goto('/staff')
    await reads(page, says.signIn.lockedTitle)
    await page.goto('/en')
    expect(await page.title()).toContain('Altaveu')
  })
})
