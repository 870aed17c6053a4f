import { type Locale, locales } from '@/lib/i18n/routing'
import type { MailboxLetter } from '@/lib/mail/mailbox/list-mailbox'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { loadContent } from '@/prisma/seed/load-content'
import { nameNotebook } from '@/prisma/seed/samples/name-notebook'
import { supperTable } from '@/prisma/seed/samples/supper-table'
import { wellWater } from '@/prisma/seed/samples/well-water'
import type { Shown } from '@/tests/paths/page-kinds'
import { sign, tokenIn } from '@/tests/support/signing'
import type { Site } from '@/tests/support/site'

/** What a first start puts on the site, and a letter in each language: what a visitor would see. */
export async function prepareShownContent(site: Site): Promise<Shown> {
  await loadContent({ sample: true })
  const open = wellWater.slug
  const letters = new Map<Locale, MailboxLetter>()
  for (const locale of locales) {
    const email = `picture-${locale}@example.org`
    await sign(open, { email, locale })
    letters.set(locale, await site.mailbox.letterTo(email))
  }
  const signer = 'picture-signed@example.org'
  await sign(open, { email: signer })
  const signedToken = tokenIn(await site.mailbox.letterTo(signer))
  await confirmSignature(signedToken, { publicName: 'Nil Prova', updates: false })
  return {
    open,
    signedToken,
    delivered: nameNotebook.slug,
    won: supperTable.slug,
    plain: 'aliya-harir',
    fictional: wellWater.defender.slug,
    letterIn(locale) {
      const letter = letters.get(locale)
      if (!letter) throw new Error(`No letter in ${locale}`)
      return letter
    },
  }
}
