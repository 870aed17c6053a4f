import type { Page } from 'playwright-core'
import { inviteMember } from '@/lib/staff/manage/invite-member'
import { operator } from '@/lib/staff/staff-member'
import { linkIn } from '@/tests/support/mail/mailbox'
import { emailOf } from '@/tests/support/signing'
import type { Site } from '@/tests/support/site'
import { words } from '@/tests/support/words'

export const says = words.en

export const press = (page: Page, name: string) => page.getByRole('button', { name }).click()
export const reads = (page: Page, heading: string) =>
  page.getByRole('heading', { name: heading, level: 1 }).waitFor()

/** Invites somebody, and opens the link of their letter. */
export async function openInvitation(site: Site, page: Page, email: string): Promise<void> {
  await inviteMember(operator, { email: emailOf(email), role: 'editor', locale: 'en' })
  await page.goto(linkIn(await site.mailbox.letterTo(email)))
  await press(page, says.signIn.enter)
  await reads(page, says.secondFactor.enrolTitle)
}

/** Asks for a link as somebody who comes back does, and opens it. */
export async function openNewLink(
  site: Site,
  page: Page,
  email: string,
  number: number,
): Promise<void> {
  await page.goto('/staff/log')
  await page.getByLabel(says.signIn.email).fill(email)
  await press(page, says.signIn.ask)
  await reads(page, says.signIn.sentTitle)
  await page.goto(linkIn(await site.mailbox.letterTo(email, number)))
  await press(page, says.signIn.enter)
}

export async function signOut(page: Page): Promise<void> {
  await page.goto('/staff/me')
  await press(page, says.me.signOut)
  await reads(page, says.signIn.title)
}
