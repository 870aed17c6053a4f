import { vi } from 'vitest'
import { staffLock } from '@/commands/staff-lock'
import { makeSignInLink } from '@/lib/staff/sign-in/make-sign-in-link'
import { openNewLink, press, reads, says } from '@/tests/paths/staff/entering'
import { addCampaign } from '@/tests/support/campaign'
import { signInAs } from '@/tests/support/staff/sign-in-as'
import { expect, test } from '@/tests/support/test'

/** The operator's command, without what it says. */
async function unlock(): Promise<void> {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await staffLock('unlock').finally(() => written.mockRestore())
}

test('Marta locks the workspace: nobody is or gets in, the site goes on, and unlocked she gets in again', async ({
  people,
  site,
}) => {
  const [marta, biel] = [
    await people.arrive({ locale: 'en' }),
    await people.arrive({ locale: 'en' }),
  ]
  const { email, codes } = await signInAs(marta, site.origin, 'editor', 'en')
  const { member } = await signInAs(biel, site.origin, 'administrator', 'en')
  const unused = new URL(await makeSignInLink(member.id)).pathname
  await biel.page.goto('/staff/people')
  await reads(biel.page, says.shell.screens.people)

  await marta.page.goto('/staff')
  await marta.page.getByRole('link', { name: says.shell.lock }).click()
  await press(marta.page, says.people.lock.confirm)
  await reads(marta.page, says.signIn.lockedTitle)

  // Biel had a screen open, and a link in his inbox.
  await biel.page.getByRole('link', { name: says.shell.screens.log }).click()
  await reads(biel.page, says.signIn.lockedTitle)
  await biel.page.goto(unused)
  await press(biel.page, says.signIn.enter)
  await reads(biel.page, says.signIn.lockedTitle)

  const { slug } = await addCampaign()
  const ada = await people.arrive({ locale: 'en' })
  await ada.opens('campaign', { slug })
  await ada.signs({ name: 'Ada Prova', email: 'ada@example.org' })
  await ada.opensTheLetter('ada@example.org')
  await ada.confirms()
  expect(await ada.number()).toBe(1)

  // The letter that tells of the lock comes before the one with the next link.
  await site.mailbox.letterTo(email, 2)
  await unlock()
  await biel.page.goto('/staff')
  await reads(biel.page, says.signIn.title)
  await biel.page.goto(unused)
  await press(biel.page, says.signIn.enter)
  await biel.page.getByText(says.signIn.over.title).waitFor()
  // She has closed her browser meanwhile, which forgets the session that is over.
  await marta.page.context().clearCookies()
  await openNewLink(site, marta.page, email, 3)
  await reads(marta.page, says.secondFactor.proveTitle)
  await marta.page.getByLabel(says.secondFactor.anyCode).fill(codes[0] ?? '')
  await press(marta.page, says.secondFactor.prove)
  await reads(marta.page, says.shell.screens.log)
})
