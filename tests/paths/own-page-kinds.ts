import { addressOf, type Locale } from '@/lib/i18n/routing'
import type { MailboxLetter } from '@/lib/mail/mailbox/list-mailbox'
import type { PageKind } from '@/tests/paths/page-kind'
import type { Person } from '@/tests/support/people'
import { tokenIn } from '@/tests/support/signing'

/** A signer's own page: before its button, behind it with all its parts open, and where nothing is held. */
export function ownPageKinds(
  letterIn: (locale: Locale) => MailboxLetter,
  signedToken: string,
): PageKind[] {
  const goesTo = (person: Person, locale: Locale, token = signedToken) =>
    person.page.goto(addressOf(locale, 'signature', { token }))
  const opens = async (person: Person, locale: Locale, token?: string) => {
    await goesTo(person, locale, token)
    await person.presses(person.says.own.open)
  }
  return [
    { name: "a signer's own page", visit: (person, locale) => goesTo(person, locale) },
    {
      name: "a signer's own page, opened",
      async visit(person, locale) {
        await opens(person, locale)
        await person.reads(person.says.own.heldTitle)
        for (const part of await person.page.locator('summary').all()) await part.click()
      },
    },
    {
      name: "a signer's own page, waiting to be confirmed",
      async visit(person, locale) {
        await opens(person, locale, tokenIn(letterIn(locale)))
        await person.reads(person.says.own.heldTitle)
      },
    },
    {
      name: "a signer's own page, choices saved",
      async visit(person, locale) {
        await opens(person, locale)
        await person.presses(person.says.own.save)
        await person.page.getByRole('status').waitFor()
      },
    },
    {
      name: "a signer's own page for which nothing is held",
      async visit(person, locale) {
        await opens(person, locale, 'x'.repeat(43))
        await person.reads(person.says.confirm.nothingTitle)
      },
    },
  ]
}
