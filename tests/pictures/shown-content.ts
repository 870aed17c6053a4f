import { type Locale, locales } from '@/lib/i18n/routing'
import type { MailboxLetter } from '@/lib/mail/mailbox/list-mailbox'
import { db } from '@/lib/platform/db'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { loadContent } from '@/prisma/seed/load-content'
import { nameNotebook } from '@/prisma/seed/samples/name-notebook'
import { supperTable } from '@/prisma/seed/samples/supper-table'
import { wellWater } from '@/prisma/seed/samples/well-water'
import type { Shown } from '@/tests/paths/page-kinds'
import type { StaffContent } from '@/tests/paths/staff/staff-kinds'
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

/** Fictional people and their campaign, as the workspace shows them. */
export async function findStaffContent(): Promise<StaffContent> {
  const shown = await db.defender.findUniqueOrThrow({ where: { slug: wellWater.defender.slug } })
  const down = await db.defender.findUniqueOrThrow({ where: { slug: nameNotebook.defender.slug } })
  const campaign = await db.campaign.findUniqueOrThrow({ where: { slug: wellWater.slug } })
  // Nobody of the samples is given a pseudonym: the screen says so.
  return { shown: shown.id, takenDown: down.id, retired: down.id, campaign: campaign.id }
}
