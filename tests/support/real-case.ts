import { type Locale, locales } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'
import { addCampaign } from '@/tests/support/campaign'
import { addRight } from '@/tests/support/directory'

export type RealCase = {
  defender: { id: string; slug: string; name: string }
  campaign: { id: string; slug: string; title: string }
}

type RealCaseFacts = {
  slug: string
  name: string
  title?: string
  story?: string
  country?: string
  /** The id of a right that they defend; made where there is none by that id. */
  right?: string
}

/**
 * Adds a person who counts as a real one, with a public campaign for them, to the installation this
 * process works in: made as a sample is, and then no sample any more.
 */
export async function addRealCase(facts: RealCaseFacts): Promise<RealCase> {
  const { slug, name, title = `Campaign for ${name}`, story = null, country = 'CO', right } = facts
  const { id, slug: campaignSlug } = await addCampaign({ slug: `campaign-${slug}` })
  const inThree = (text: string) => (locale: Locale) => `${text} (${locale})`
  const { defenderId } = await db.campaign.update({
    where: { id },
    data: { sample: false },
    select: { defenderId: true },
  })
  await db.defender.update({
    where: { id: defenderId },
    data: { slug, country, sample: false, basis: 'published_before' },
  })
  for (const locale of locales) {
    await db.defenderText.update({
      where: { defenderId_locale: { defenderId, locale } },
      data: { name, story: story && inThree(story)(locale) },
    })
    await db.campaignText.update({
      where: { campaignId_locale: { campaignId: id, locale } },
      data: { title: inThree(title)(locale), lead: inThree(`We ask for ${name}.`)(locale) },
    })
  }
  if (right) {
    await addRight(right, 1_000, { ca: `${right} (ca)`, es: `${right} (es)`, en: `${right} (en)` })
    await db.defenderRight.create({ data: { defenderId, rightId: right, position: 0 } })
  }
  return {
    defender: { id: defenderId, slug, name },
    campaign: { id, slug: campaignSlug, title },
  }
}
